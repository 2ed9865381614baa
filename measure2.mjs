import { readFileSync } from 'node:fs'; import { brotliCompressSync } from 'node:zlib';
const s = readFileSync('dist/widget.js','utf8'); const br = (t)=>brotliCompressSync(t).length; const all=br(s);
// sliding-window: cost of each 200 char window
const w=230; for(let i=0;i<s.length;i+=w){const t=s.slice(0,i)+s.slice(i+w); console.log(String(all-br(t)).padStart(4), s.slice(i,i+w));}
