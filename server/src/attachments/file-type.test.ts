import { describe, expect, it } from 'vitest';
import { safeFileName } from './file-name.ts';
import { fileTypeOf } from './file-type.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('what a file is', () => {
  it.each([
    ['\xff\xd8\xff\xe0 jpeg', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n…', 'image/png'],
    ['RIFF....WEBPVP8 ', 'image/webp'],
    ['%PDF-1.7', 'application/pdf'],
    [
      'PK\x03\x04....[Content_Types].xml....word/document.xml',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['PK\x03\x04....notes.txt', 'application/zip'],
    ['order,price\n1,2', 'text/plain; charset=utf-8'],
    ['gr\xc3\xbcn', 'text/plain; charset=utf-8'],
  ])('is told by its bytes: %j', (head, type) => {
    expect(fileTypeOf(bytes(head))?.type).toBe(type);
  });

  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['\n  <!doctype html><script>alert(1)</script>'],
    ['#!/bin/sh\nrm -rf /'],
    ['MZ\x90\0 a program'],
    ['\x7fELF a program'],
    ['caf\xe9 in another encoding'],
    ['RIFF....AVI '],
  ])('is not taken when it could run or is not known: %j', (head) => {
    expect(fileTypeOf(bytes(head))).toBeNull();
  });

  it('may end within a letter where the head ends', () => {
    const text = Buffer.from(`${'x'.repeat(4_095)}ü`);
    expect(fileTypeOf(text.subarray(0, 4_096))?.kind).toBe('text');
  });
});

describe('the name of a file', () => {
  const png = { endings: ['png'] };
  it.each([
    ['cat.png', 'cat.png'],
    ['../../etc/passwd', 'passwd.png'],
    ['C:\\photos\\me.PNG', 'me.PNG'],
    ['page.html', 'page.html.png'],
    ['a\u202egnp.exe', 'agnp.exe.png'],
    ['', 'file.png'],
    ['...', 'file.png'],
    ['a\r\nSet-Cookie: x.png', 'aSet-Cookie x.png'],
  ])('%j becomes %j', (given, name) => {
    expect(safeFileName(given, png)).toBe(name);
  });

  it('stays short', () => {
    expect(safeFileName(`${'ü'.repeat(500)}.png`, png)).toHaveLength(120);
  });
});
