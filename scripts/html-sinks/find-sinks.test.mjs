import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../toolchain/root.mjs';
import { ALLOWED, inlineIn, scan, sinksIn } from './find-sinks.mjs';

describe('what is sent to browsers', () => {
  it.each([
    ['widget/dist', 5],
    ['agent-console/dist', 20],
  ])('%s turns no text into markup or script', (folder, least) => {
    const { files, uses } = scan(join(ROOT, folder));
    expect(uses.filter(({ reason }) => reason === null)).toEqual([]);
    expect(files, 'a folder without files proves nothing').toBeGreaterThanOrEqual(least);
  });

  it('every allowance is needed: none outlives what it was made for', () => {
    const uses = ['widget/dist', 'agent-console/dist'].flatMap((folder) => scan(join(ROOT, folder)).uses);
    expect(new Set(uses.map(({ reason }) => reason))).toEqual(new Set(ALLOWED.map(({ reason }) => reason)));
  });

  it('says in words when nothing is built', () => {
    expect(() => scan(join(ROOT, 'nowhere/dist'))).toThrow('is not built yet');
  });
});

describe('the search', () => {
  it.each([
    'e.innerHTML=t',
    'e["innerHTML"]=t',
    'x.outerHTML=`<b>`',
    "e.insertAdjacentHTML('beforeend',t)",
    'html`<iframe srcdoc=${t}></iframe>`',
    'document.write(t)',
    'document . writeln(t)',
    '(0,eval)(t)',
    'new Function(t)()',
    'Function ("return this")()',
    'setTimeout("go()",1)',
    'r.createContextualFragment(t)',
    "new DOMParser().parseFromString(t,'text/html')",
    'e.setHTMLUnsafe(t)',
    'unsafeHTML(t)',
    'document.execCommand(`insertHTML`,!1,t)',
    'location.href="javascript:"+t',
    'trustedTypes.createPolicy("default",{createHTML:e=>e})',
    'trustedTypes.createPolicy(`attune-worker`,{createScriptURL(e){return e}})',
    'const n=T.createElement("div");n.innerHTML=e',
  ])('finds %s', (script) => {
    const uses = sinksIn('planted.js', `const a=1;${script};const b=2`);
    expect(uses.some(({ reason }) => reason === null)).toBe(true);
  });

  it.each([
    'setTimeout(()=>go(),1)',
    'const evaluation=1',
    'e.textContent=t',
    'document.execCommand(`insertText`,!1,e)',
    'typeof Function',
    'e instanceof Function',
  ])('leaves %s alone', (script) => {
    expect(sinksIn('planted.js', script)).toEqual([]);
  });

  it.each([
    '<script>go()</script>',
    '<body onload="go()">',
    '<p style="color:red">',
    '<style>p{}</style>',
    '<a href="JavaScript:go()">',
  ])('finds in a page %s', (html) => {
    expect(inlineIn('planted.html', html)).toHaveLength(1);
  });

  it('leaves a page with scripts of its own address alone', () => {
    const html = '<script type="module" src="/console/assets/index.js"></script><p class="onward">On</p>';
    expect(inlineIn('index.html', html)).toEqual([]);
  });
});
