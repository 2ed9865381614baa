import { readFileSync } from 'node:fs'; import { brotliCompressSync } from 'node:zlib';
const s = readFileSync('dist/widget.js','utf8'); const br = (t)=>brotliCompressSync(t).length; const all=br(s);
const cut=(name,re)=>{const t=s.replace(re,''); console.log(name, s.length-t.length, all-br(t));};
console.log(all);
cut('css', /`\s*:host[^`]*`/); cut('labels',/\{open:"Open chat"[^}]*\}/);
cut('print',/@media print\{[^}]*\}\}?/);cut('problem',/\.problem\{[^}]*\}:empty.problem\{[^}]*\}/);cut('svgcss',/svg\{[^}]*\}/);cut('active',/:active[^}]*\}/);cut('focus',/:focus-visible[^}]*\}/);cut('oklch',/color:oklch[^;}]*/);
cut('hidden',/:host\(\[hidden\]\)\{[^}]*\}/);
console.log(s);
