// crf [-w weightsfile] [-o save] [-t iters] group:dir:lex ... ; groups prefixed '+' train, '-' test, '*' both
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <dirent.h>
#include <omp.h>
#include <spean/evidence.h>
#include <spean/search.h>
#include <spean/lex_read.h>
#include <spean/lang.h>
#include <spean/utf8.h>
void sp_evidence_parts(struct sp_evidence *ev, size_t i, size_t ni, size_t j, size_t nj, double *phi);
enum { GAPOPEN, GAPEXT, P11, P12, P22, P13, P14, P23, LEN, WSRC, WTGT, NUM, NAME, ALONE, STOPS, MARKS, MARKALONE, SWITCH, LENB, WB, GAPR, K };
static const char *nm[K] = {"gapopen","gapext","p11","p12","p22","p13","p14","p23","length","wsrc","wtgt","num","name","alone","stops","marks","markalone","switch","len*multi","words*multi","gaprate"};
static const int S[][2] = {{1,0},{0,1},{1,1},{1,2},{2,1},{2,2},{1,3},{3,1},{1,4},{4,1},{2,3},{3,2}};
enum { NS = 12 };
static int off[K]; // features switched off
#define NMARK 8
struct doc { int n, m, g; float *phi; unsigned char *gold; double gscore; int *gb; int ngb; double gr; int *lo,*hi; double eps; };
static struct doc *docs; static int ndocs;
static double w[K];
static struct group { char name[64]; int train, test; double nbeads; } grp[64]; static int ngrp;
static char **lines(const char *p, int *n) { FILE *f=fopen(p,"r"); char *l=0; size_t c=0; ssize_t r; char **a=0; *n=0; if(!f){perror(p);exit(1);} while((r=getline(&l,&c,f))>0){ if(l[r-1]=='\n')l[--r]=0; a=realloc(a,(*n+1)*sizeof*a); a[(*n)++]=strdup(l);} fclose(f); return a; }
static int markof(const char *s, int *len) {
  unsigned char c=*s; *len=1;
  switch(c){case '?':return 0;case '!':return 1;case '(':return 2;case '"':return 3;case ':':return 4;case ';':return 5;case '/':return 6;case '%':return 7;}
  if(!strncmp(s,"“",3)||!strncmp(s,"”",3)){*len=3;return 3;}
  if(!strncmp(s,"«",2)||!strncmp(s,"»",2)){*len=2;return 3;}
  if(!strncmp(s,"៖",3)){*len=3;return 4;}
  return -1;
}
static void scan(const char *s, int *mark, int *stops) {
  int u=0, letters=0; memset(mark,0,NMARK*sizeof(int));
  for(;*s;) { int l; int k=markof(s,&l); int stop=0;
    if(k>=0) mark[k]++;
    if(k==0||k==1) stop=1;
    if(!strncmp(s,"។",3)&&strncmp(s,"។ល។",9)) {stop=1;l=3;}
    else if(!strncmp(s,"៕",3)) {stop=1;l=3;}
    else if(*s=='.'&&letters>2&&(s[1]==' '||s[1]==0||s[1]=='"'||s[1]==')')) { const char*q=s+1; while(*q==' '||*q=='"')q++; if(*q==0||(*q>='A'&&*q<='Z')) stop=1; }
    if(stop){ if(letters>0){u++;letters=0;} }
    else if((unsigned char)*s>0x7f||(*s>='a'&&*s<='z')||(*s>='A'&&*s<='Z')) letters++;
    s+=l; }
  if(letters>4) u++;
  *stops=u<1?1:u;
}
static void load(const char *dir, const char *base, const struct sp_lex *lex, int g, struct doc *d) {
  char p[1024]; int n,m,ng; char **e,**k,**gl;
  snprintf(p,1024,"%s/%s.en",dir,base); e=lines(p,&n);
  snprintf(p,1024,"%s/%s.km",dir,base); k=lines(p,&m);
  snprintf(p,1024,"%s/%s.gold",dir,base); gl=lines(p,&ng);
  struct sp_str *se=calloc(n+1,sizeof*se),*sk=calloc(m+1,sizeof*sk);
  for(int i=0;i<n;i++)se[i]=sp_str_c(e[i]); for(int i=0;i<m;i++)sk[i]=sp_str_c(k[i]);
  const struct sp_lang *lang[2]={sp_lang_find(SP_STR("en")),sp_lang_find(SP_STR("km"))};
  struct sp_evidence *ev=sp_evidence_new(lang,lex,NULL);
  sp_evidence_read(ev,se,n,sk,m,NULL);
  struct sp_beads first={0};
  struct sp_search se1={.n=n,.m=m,.max=2,.total=3,.worth=sp_evidence_worth,.ctx=ev};
  sp_evidence_set_total(ev,3); sp_search_run(&se1,&first,NULL); sp_evidence_fit(ev,&first); sp_evidence_set_total(ev,5);
  d->n=n;d->m=m;d->g=g; { double gap=0; for(size_t b=0;b<first.n;b++)if(!first.bead[b].nsrc||!first.bead[b].ntgt)gap++; d->gr=log((gap+2)/(n+m+20)/.1); } size_t pts=(size_t)(n+1)*(m+1);
  d->phi=calloc(pts*NS*K,sizeof(float)); d->gold=calloc(pts*NS,1);
  int (*me)[NMARK]=calloc(n+1,sizeof*me),(*mk)[NMARK]=calloc(m+1,sizeof*mk); int *ue=calloc(n+1,4),*uk=calloc(m+1,4); double df[NMARK]={0},rar[NMARK];
  for(int i=0;i<n;i++){scan(e[i],me[i],&ue[i]); for(int q=0;q<NMARK;q++)df[q]+=me[i][q]>0;}
  for(int i=0;i<m;i++){scan(k[i],mk[i],&uk[i]); for(int q=0;q<NMARK;q++)df[q]+=mk[i][q]>0;}
  for(int q=0;q<NMARK;q++)rar[q]=log((n+m+1+20)/(df[q]+2));
  // gold
  d->gb=calloc(ng*4,sizeof(int)); d->ngb=0;
  for(int b=0;b<ng;b++){ struct sp_bead bd; if(sp_bead_parse(sp_str_c(gl[b]),&bd,NULL)!=SP_OK)continue; 
    if(bd.nsrc&&bd.ntgt){ int*q=d->gb+4*d->ngb++; q[0]=bd.src;q[1]=bd.tgt;q[2]=bd.nsrc;q[3]=bd.ntgt; }}
  { int*c=calloc(n+2,4); d->lo=calloc(n+2,4); d->hi=calloc(n+2,4); int pi=0,pj=0; for(int b=0;b<=d->ngb;b++){ int ei=b<d->ngb?d->gb[4*b]:n,ej=b<d->ngb?d->gb[4*b+1]:m; for(int i=pi;i<=ei;i++){ d->lo[i]=(i==pi&&b?d->lo[i]:pj)-25; d->hi[i]=ej+26; if(d->lo[i]<0)d->lo[i]=0; if(d->hi[i]>m)d->hi[i]=m; } if(b<d->ngb){ for(int t=ei;t<=ei+d->gb[4*b+2];t++){ int l=ej-25,h=ej+d->gb[4*b+3]+26; d->lo[t]=l<0?0:l; d->hi[t]=h>m?m:h; } pi=ei+d->gb[4*b+2];pj=ej+d->gb[4*b+3]; } } free(c); d->lo[0]=0; d->hi[n]=m; }
  for(int i=0;i<=n;i++)for(int j=d->lo[i];j<=d->hi[i];j++)for(int s=0;s<NS;s++){ int a=S[s][0],b=S[s][1]; if(i+a>n||j+b>m)continue;
    float *f=d->phi+(((size_t)i*(m+1)+j)*NS+s)*K;
    if(a==0||b==0)continue;
    double phi[6]; 
    if(!d->phi)continue;
    sp_evidence_parts(ev,i,a,j,b,phi);
    f[a+b==2?P11:a+b==3?P12:a+b==4?(a==2?P22:P13):(a==1||b==1)?P14:P23]=1;
    f[LEN]=phi[0];f[WSRC]=phi[1];f[WTGT]=phi[2];f[NUM]=phi[3];f[NAME]=phi[4];f[ALONE]=phi[5];
    if(a+b>2){f[LENB]=phi[0];f[WB]=phi[1]+phi[2];}
    int U=0,V=0,x[NMARK]={0},y[NMARK]={0}; for(int t=i;t<i+a;t++){U+=ue[t];for(int q=0;q<NMARK;q++)x[q]+=me[t][q];} for(int t=j;t<j+b;t++){V+=uk[t];for(int q=0;q<NMARK;q++)y[q]+=mk[t][q];}
    {int is=U-a,it=V-b,du=U-V; int q=0; if(du>0)q=is<du?is:du; if(du<0)q=it<-du?it:-du; f[STOPS]=q>3?3:q;}
    for(int q=0;q<NMARK;q++){int mn=x[q]<y[q]?x[q]:y[q]; f[MARKS]+=mn*rar[q]; f[MARKALONE]+=x[q]+y[q]-2*mn;}
  }
  { double e1=.05; for(int it=0;it<10;it++){ double nn=40,ss=40*.05; for(size_t b=0;b<first.n;b++){ struct sp_bead x=first.bead[b]; if(!x.nsrc||!x.ntgt)continue; double phi[6]; if(it==0){} sp_evidence_parts(ev,x.src,x.nsrc,x.tgt,x.ntgt,phi); double v=.55*(phi[1]+phi[2]); nn++; ss+=e1/(e1+(1-e1)*exp(v)); } e1=ss/nn; } d->eps=e1; if(getenv("EPS"))printf("%s eps %.3f\n",base,e1); }
  // allowed: gold beads; gaps for sentences not in gold beads
  char *ce=calloc(n+1,1),*ck=calloc(m+1,1);
  for(int b=0;b<d->ngb;b++){int*q=d->gb+4*b; for(int t=0;t<q[2];t++)ce[q[0]+t]=1; for(int t=0;t<q[3];t++)ck[q[1]+t]=1;
    for(int s=2;s<NS;s++)if(S[s][0]==q[2]&&S[s][1]==q[3])d->gold[((size_t)q[0]*(m+1)+q[1])*NS+s]=1;}
  for(int i=0;i<=n;i++)for(int j=0;j<=m;j++){ if(i<n&&!ce[i])d->gold[((size_t)i*(m+1)+j)*NS+0]=1; if(j<m&&!ck[j])d->gold[((size_t)i*(m+1)+j)*NS+1]=1; }
  sp_evidence_free(ev); sp_beads_release(&first);
  for(int i=0;i<n;i++)free(e[i]); for(int i=0;i<m;i++)free(k[i]);
}
// transitions: state 0 match, 1 src gap, 2 tgt gap. cost of entering gap from state
static int canon=1,tie=0;
static double gr_; 
#pragma omp threadprivate(gr_)
static inline double gapcost(int from,int to,int *f){ // to 1 or 2
  *f = from==to?GAPEXT:GAPOPEN; if(from!=to&&from!=0) *f=SWITCH;
  if(tie)*f=GAPOPEN; if(canon&&from==2&&to==1) return -INFINITY;
  return w[*f]+w[GAPR]*gr_;
}
static double bias=0,bias12=0; static double eps_; 
#pragma omp threadprivate(eps_)
static double epsprior=0; static double eps=0; static int feps=0;
static double soft(double v,double*g){ if(eps<=0){*g=1;return v;} double ee=epsprior>0?eps_:eps; double a=log(1-ee)+v,b=log(ee),m=a>b?a:b; double r=m+log(exp(a-m)+exp(b-m)); *g=exp(a-r); return r; }
static double value(const float*f,double*g){ double s=0,v=0; for(int k=P11;k<GAPR;k++)if(k!=SWITCH){ if(k==WSRC||k==WTGT||(feps&&(k==NUM||k==NAME||k==ALONE||k==STOPS||k==MARKS||k==MARKALONE)))v+=w[k]*f[k]; else s+=w[k]*f[k]; } return s+soft(v,g); }
static int issoft(int k){ return k==WSRC||k==WTGT||(feps&&(k==NUM||k==NAME||k==ALONE||k==STOPS||k==MARKS||k==MARKALONE)); }
static double lse(double a,double b){ if(a<b){double t=a;a=b;b=t;} return b==-INFINITY?a:a+log1p(exp(b-a)); }
// returns logZ; adds sign*expectation to E
static double run(const struct doc *d,int gold,double sign,double *E,double *post){
  int n=d->n,m=d->m; gr_=d->gr; eps_=d->eps; size_t pts=(size_t)(n+1)*(m+1);
  double *a=malloc(pts*3*sizeof*a),*b=malloc(pts*3*sizeof*b),*bw=malloc(pts*NS*sizeof*bw);
  for(size_t t=0;t<pts*3;t++)a[t]=b[t]=-INFINITY;
  for(size_t t=0;t<pts*NS;t++)bw[t]=-INFINITY; for(int i=0;i<=n;i++)for(size_t t=((size_t)i*(m+1)+d->lo[i])*NS;t<((size_t)i*(m+1)+d->hi[i]+1)*NS;t++){ if(gold&&!d->gold[t])continue; double gg; float*f=d->phi+t*K; bw[t]=value(f,&gg); }
  a[0]=0; int fi;
  for(int i=0;i<=n;i++)for(int j=d->lo[i];j<=d->hi[i];j++){ size_t p=(size_t)i*(m+1)+j; if(!(i+j))continue;
    for(int s=0;s<NS;s++){ int i0=i-S[s][0],j0=j-S[s][1]; if(i0<0||j0<0)continue; size_t q=(size_t)i0*(m+1)+j0; double x=bw[q*NS+s]; if(x==-INFINITY)continue;
      if(s<2){ for(int f=0;f<3;f++){ double c=gapcost(f,s+1,&fi); if(a[q*3+f]>-INFINITY&&c>-INFINITY)a[p*3+s+1]=lse(a[p*3+s+1],a[q*3+f]+c);} }
      else { double t=lse(lse(a[q*3],a[q*3+1]),a[q*3+2]); if(t>-INFINITY)a[p*3]=lse(a[p*3],t+x);} } }
  size_t last=pts-1; double Z=lse(lse(a[last*3],a[last*3+1]),a[last*3+2]);
  if(E||post){
  b[last*3]=b[last*3+1]=b[last*3+2]=0;
  for(int i=n;i>=0;i--)for(int j=d->hi[i];j>=d->lo[i];j--){ size_t p=(size_t)i*(m+1)+j; 
    for(int s=0;s<NS;s++){ int i1=i+S[s][0],j1=j+S[s][1]; if(i1>n||j1>m)continue; size_t q=(size_t)i1*(m+1)+j1; double x=bw[p*NS+s]; if(x==-INFINITY)continue;
      if(s<2){ double y=b[q*3+s+1]; if(y==-INFINITY)continue; for(int f=0;f<3;f++){ double c=gapcost(f,s+1,&fi); if(c==-INFINITY)continue; b[p*3+f]=lse(b[p*3+f],c+y); if(E&&a[p*3+f]>-INFINITY){ double pr=exp(a[p*3+f]+c+y-Z); E[fi]+=sign*pr; E[GAPR]+=sign*pr*gr_; } } }
      else { double y=b[q*3]; if(y==-INFINITY)continue; for(int f=0;f<3;f++)b[p*3+f]=lse(b[p*3+f],x+y);
        double t=lse(lse(a[p*3],a[p*3+1]),a[p*3+2]); double pr=exp(t+x+y-Z); if(post)post[p*NS+s]=pr; if(E&&pr>1e-9){ float*f=d->phi+(p*NS+s)*K; double gg; value(f,&gg); for(int k=P11;k<GAPR;k++)E[k]+=sign*pr*f[k]*(issoft(k)?gg:1); } } } }
  }
  free(a);free(b);free(bw); return Z; }
struct ev { double P,Rn,right,ngold,gapr; double n9,r9,n98,r98; double bn[10],br[10],bs[10]; };
static void viterbi(const struct doc *d,struct ev *e){
  int n=d->n,m=d->m; gr_=d->gr; eps_=d->eps; size_t pts=(size_t)(n+1)*(m+1); double*a=malloc(pts*3*sizeof*a); unsigned char *bs=calloc(pts*3,1),*bf=calloc(pts*3,1); int fi; double*post=calloc(pts*NS,sizeof*post);
  run(d,0,0,NULL,post);
  for(size_t t=0;t<pts*3;t++)a[t]=-INFINITY; a[0]=0;
  for(int i=0;i<=n;i++)for(int j=d->lo[i];j<=d->hi[i];j++){ size_t p=(size_t)i*(m+1)+j; if(!(i+j))continue;
    for(int s=0;s<NS;s++){ int i0=i-S[s][0],j0=j-S[s][1]; if(i0<0||j0<0)continue; size_t q=(size_t)i0*(m+1)+j0; float*f=d->phi+(q*NS+s)*K; double gg,x=value(f,&gg); if(s>2)x-=bias12;
      for(int g=0;g<3;g++){ double y=a[q*3+g]; int to=0; if(s<2){to=s+1; y+=gapcost(g,s+1,&fi)-bias;} else y+=x; if(y>a[p*3+to]){a[p*3+to]=y;bs[p*3+to]=s;bf[p*3+to]=g;} } } }
  int i=n,j=m,st=0; for(int g=1;g<3;g++)if(a[(pts-1)*3+g]>a[(pts-1)*3+st])st=g;
  while(i+j){ size_t p=(size_t)i*(m+1)+j; int s=bs[p*3+st],g=bf[p*3+st]; i-=S[s][0];j-=S[s][1]; st=g; if(s<2){ size_t q=((size_t)i*(m+1)+j)*NS+s; e->P++; if(d->gold[q])e->gapr++; } if(s>=2){ size_t q=((size_t)i*(m+1)+j)*NS+s; double sc=post[q]; int r=d->gold[q]; e->P++; e->right+=r; if(sc>=.9){e->n9++;e->r9+=r;} if(sc>=.98){e->n98++;e->r98+=r;} int b=sc*10;if(b>9)b=9; e->bn[b]++;e->br[b]+=r;e->bs[b]+=sc; } }
  e->ngold+=d->ngb; free(a);free(bs);free(bf);free(post); }
static void eval(void){ double tot=0,nt=0; for(int g=0;g<ngrp;g++)if(grp[g].test){ struct ev e={0};
  #pragma omp parallel for schedule(dynamic,1)
  for(int d=0;d<ndocs;d++)if(docs[d].g==g){ struct ev x={0}; viterbi(&docs[d],&x);
    #pragma omp critical
    { double*A=(double*)&e,*B=(double*)&x; for(size_t k=0;k<sizeof e/sizeof(double);k++)A[k]+=B[k]; } }
  double P=(e.right+e.gapr)/e.P,R=e.right/e.ngold,cal=0; for(int b=0;b<10;b++)if(e.bn[b])cal+=fabs(e.br[b]-e.bs[b])/e.P;
  printf("  %-22s F1 %.4f (%.4f %.4f)  >=.9: %.0f%% right %.4f  cal %.4f\n",grp[g].name,2*P*R/(P+R),P,R,100*e.n9/e.P,e.r9/e.n9,cal); tot+=2*P*R/(P+R);nt++; }
  printf("  mean %.4f\n",tot/nt); }
static double lambda=.5;
static double w0[K];
static double objective(double *grad){ double L=0,G[K]={0};
  #pragma omp parallel for schedule(dynamic,1)
  for(int d=0;d<ndocs;d++)if(grp[docs[d].g].train){ double E[K]={0}; double c=1000./grp[docs[d].g].nbeads; double l=run(&docs[d],1,1,E,NULL)-run(&docs[d],0,-1,E,NULL);
    #pragma omp critical
    { L+=c*l; for(int k=0;k<K;k++)G[k]+=c*E[k]; } }
  for(int k=0;k<K;k++){ if(off[k]||k==P11)G[k]=0; else {L-=lambda*(w[k]-w0[k])*(w[k]-w0[k])/2;G[k]-=lambda*(w[k]-w0[k]);} grad[k]=G[k]; }
  return L; }
static void train(int iters){ double H[K][K],g[K],ng[K],p[K],L; memset(H,0,sizeof H); for(int k=0;k<K;k++)H[k][k]=1e-3; L=objective(g);
  for(int it=0;it<iters;it++){ double m=0,old[K]; for(int k=0;k<K;k++){p[k]=0;for(int q=0;q<K;q++)p[k]+=H[k][q]*g[q]; m+=p[k]*g[k];}
    double st=1,nL=0; memcpy(old,w,sizeof w); int ok=0; for(int t=0;t<8;t++){ for(int k=0;k<K;k++)w[k]=old[k]+st*p[k]; nL=objective(ng); if(nL>=L+1e-4*st*m){ok=1;break;} st/=3; }
    if(!ok){memcpy(w,old,sizeof w);break;}
    double y[K],s[K],sy=0; for(int k=0;k<K;k++){s[k]=w[k]-old[k];y[k]=-(ng[k]-g[k]);sy+=s[k]*y[k];}
    if(sy>1e-12){ if(it==0){double yy=0;for(int k=0;k<K;k++)yy+=y[k]*y[k];for(int k=0;k<K;k++)H[k][k]=sy/yy;}
      double Hy[K],yHy=0; for(int k=0;k<K;k++){Hy[k]=0;for(int q=0;q<K;q++)Hy[k]+=H[k][q]*y[q];} for(int k=0;k<K;k++)yHy+=y[k]*Hy[k];
      for(int k=0;k<K;k++)for(int q=0;q<K;q++)H[k][q]+=(1+yHy/sy)*s[k]*s[q]/sy-(Hy[k]*s[q]+s[k]*Hy[q])/sy; }
    double d=nL-L; memcpy(g,ng,sizeof g); L=nL; if(d<1e-3)break; }
  printf("objective %.3f\n",L); for(int k=0;k<K;k++)if(!off[k])printf("%s %.3f  ",nm[k],w[k]); puts(""); }
static int cmpd(const void*a,const void*b){double x=*(double*)a,y=*(double*)b;return x<y?-1:x>y;}
int main(int c,char**v){ int iters=40; double temper=1; for(int k=0;k<K;k++)w[k]=0;
  double T=.85; w[GAPOPEN]=w[GAPEXT]=w[SWITCH]=-3*T;w[P11]=-.25*T;w[P12]=-2.8*T;w[P22]=-5.5*T;w[P13]=-5.3*T;w[P14]=-7*T;w[P23]=-6.7*T;w[LEN]=T;w[WSRC]=w[WTGT]=.6*T;w[NUM]=w[NAME]=T;w[ALONE]=-.5*T; memcpy(w0,w,sizeof w);
  off[LENB]=off[WB]=off[GAPR]=1;
  for(int i=1;i<c;i++){ if(!strncmp(v[i],"-off=",5)){ for(char*t=strtok(v[i]+5,",");t;t=strtok(0,","))for(int k=0;k<K;k++)if(!strcmp(t,nm[k])){off[k]=1; if(k>=STOPS)w[k]=0;} continue;}
    if(!strncmp(v[i],"-on=",4)){ for(char*t=strtok(v[i]+4,",");t;t=strtok(0,","))for(int k=0;k<K;k++)if(!strcmp(t,nm[k]))off[k]=0; continue;}
    if(!strncmp(v[i],"-it=",4)){iters=atoi(v[i]+4);continue;} if(!strcmp(v[i],"-nocanon")){canon=0;continue;} if(!strncmp(v[i],"-eps=",5)){eps=atof(v[i]+5);continue;} if(!strncmp(v[i],"-bias=",6)){bias=atof(v[i]+6);continue;} if(!strncmp(v[i],"-bias12=",8)){bias12=atof(v[i]+8);continue;} if(!strcmp(v[i],"-adapt")){epsprior=1;continue;} if(!strcmp(v[i],"-feps")){feps=1;continue;} if(!strcmp(v[i],"-tie")){tie=1;off[GAPEXT]=off[SWITCH]=1;continue;} if(!strncmp(v[i],"-l=",3)){lambda=atof(v[i]+3);continue;}
    // name:mode:dir:lex
    char *name=strtok(v[i],":"),*mode=strtok(0,":"),*dir=strtok(0,":"),*lx=strtok(0,":");
    struct sp_lex_read how={.lang={sp_lang_find(SP_STR("en")),sp_lang_find(SP_STR("km"))},.jobs=1}; struct sp_err err={0}; struct sp_lex*lex=NULL; if(strcmp(lx,"none")){lex=sp_lex_read_file(&how,lx,&err); if(!lex){fprintf(stderr,"%s: %s\n",lx,err.msg);return 1;}}
    struct group*g=&grp[ngrp]; strcpy(g->name,name); g->train=strchr(mode,'t')!=0; g->test=strchr(mode,'e')!=0;
    DIR*D=opendir(dir); struct dirent*de; char*base[4000];int nb=0; if(!D){perror(dir);return 1;} while((de=readdir(D))){char*p=strstr(de->d_name,".gold"); if(p&&!strstr(de->d_name,"docalign")){*p=0;base[nb++]=strdup(de->d_name);}} closedir(D);
    docs=realloc(docs,(ndocs+nb)*sizeof*docs); memset(docs+ndocs,0,nb*sizeof*docs);
    #pragma omp parallel for schedule(dynamic,1)
    for(int b=0;b<nb;b++)load(dir,base[b],lex,ngrp,&docs[ndocs+b]);
    for(int b=0;b<nb;b++)g->nbeads+=docs[ndocs+b].ngb; ndocs+=nb; ngrp++; }
  if(getenv("PCT")){ int ks[]={LEN,WSRC,WTGT,NUM,NAME,ALONE,STOPS,MARKS,MARKALONE}; for(int g=0;g<ngrp;g++){ printf("%-24s",grp[g].name); for(int z=0;z<9;z++){ static double v[100000]; int n=0; for(int d=0;d<ndocs;d++)if(docs[d].g==g)for(int b=0;b<docs[d].ngb;b++){int*q=docs[d].gb+4*b; if(q[2]!=1||q[3]!=1)continue; v[n++]=docs[d].phi[(((size_t)q[0]*(docs[d].m+1)+q[1])*NS+2)*K+ks[z]];} qsort(v,n,sizeof*v,cmpd); printf(" %s %.1f/%.1f/%.1f/%.1f",nm[ks[z]],v[n/50],v[n/20],v[n/10],v[n/2]); } puts(""); } return 0; }
 if(getenv("WTS")){ char*t=strdup(getenv("WTS")); for(t=strtok(t,",");t;t=strtok(0,",")){ char*q=strchr(t,'='); *q=0; for(int k=0;k<K;k++)if(!strcmp(t,nm[k]))w[k]=atof(q+1);} }
 if(getenv("DUMP")){ struct doc*d=docs; for(int b=0;b<ndocs;b++)if(!strcmp(getenv("DUMP"),"")||1){} for(int b=0;b<14;b++){int*q=d->gb+4*b; int s=2; for(;s<NS;s++)if(S[s][0]==q[2]&&S[s][1]==q[3])break; float*f=d->phi+(((size_t)q[0]*(d->m+1)+q[1])*NS+s)*K; printf("[%d+%d]:[%d+%d]",q[0],q[2],q[1],q[3]); for(int k=LEN;k<K;k++)if(f[k])printf(" %s %.2f",nm[k],f[k]); puts(""); } return 0; }
 if(getenv("STAT")){ for(int g=0;g<ngrp;g++){ double n=0,a=0,aa=0,neg=0,lo=0,x=0,xx=0,xn=0,big=0,len=0; for(int d=0;d<ndocs;d++)if(docs[d].g==g)for(int b=0;b<docs[d].ngb;b++){int*q=docs[d].gb+4*b; if(q[2]!=1||q[3]!=1)continue; float*f=docs[d].phi+(((size_t)q[0]*(docs[d].m+1)+q[1])*NS+2)*K; double v=f[WSRC]+f[WTGT]; n++;a+=v;aa+=v*v;neg+=v<0;lo+=v<-3;len+=f[LEN]; for(int t=-6;t<=6;t++){int j=q[1]+t; if(t==0||j<0||j>=docs[d].m)continue; float*h=f+(long)t*NS*K; double u=h[WSRC]+h[WTGT]; xn++;x+=u;xx+=u*u;big+=u>0;} }
 printf("%-24s gold words mean %.2f sd %.2f <0 %.3f <-3 %.3f len %.2f | off mean %.2f sd %.2f >0 %.3f\n",grp[g].name,a/n,sqrt(aa/n-a*a/n/n),neg/n,lo/n,len/n,x/xn,sqrt(xx/xn-x*x/xn/xn),big/xn);} return 0; }
 (void)temper; printf("before\n"); eval(); if(iters){train(iters); eval();} }
