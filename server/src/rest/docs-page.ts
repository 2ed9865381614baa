import type { OpenApiDocument, Operation } from './openapi.ts';

/** Text that stands in a page as text, whatever is in it. */
const text = (words: string): string => words.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The document as a page to read: no script, no file of anybody else's. */
export function docsPage(document: OpenApiDocument): string {
  const { info, tags, paths } = document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const sections = tags.map(({ name }) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(name)).map(section);
    return `<section><h2 id="${anchor(name)}">${text(name)}</h2>${own.join('')}</section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8" />
<meta name="viewport" content="width=device-width" /><meta name="color-scheme" content="light dark" />
<title>${text(info.title)} API</title><link rel="stylesheet" href="/api/v1/docs.css" /></head><body>
<nav aria-label="Parts">${tags.map(({ name }) => `<a href="#${anchor(name)}">${text(name)}</a>`).join('')}</nav>
<main><h1>${text(info.title)} API</h1>
${info.description
  .split('\n\n')
  .map((part) => `<p>${text(part)}</p>`)
  .join('')}
<p><a href="/api/v1/openapi.json">openapi.json</a>, for tools that read OpenAPI 3.1.</p>
${sections.join('')}</main></body></html>`;
}

const anchor = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

function section({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}): string {
  return `<details id="${text(operation.operationId)}"><summary><span class="method ${text(method)}">${text(method.toUpperCase())}</span>
<code>${text(path)}</code> <span>${text(operation.summary)}</span></summary>
<p>${text(operation.description)}</p>${parameters(operation)}${body(operation)}${answers(operation)}</details>`;
}

function parameters({ parameters: all }: Operation): string {
  if (all.length === 0) return '';
  const rows = all.map(
    ({ name, in: place, required, schema }) =>
      `<tr><th scope="row"><code>${text(String(name))}</code></th><td>${text(String(place))}</td><td>${required === true ? 'needed' : 'optional'}</td><td><code>${text(JSON.stringify(schema))}</code></td></tr>`,
  );
  return `<h3>Parameters</h3><div class="wide" tabindex="0" role="region" aria-label="Parameters"><table>${rows.join('')}</table></div>`;
}

function body({ requestBody }: Operation): string {
  return requestBody === undefined ? '' : `<h3>Body</h3>${code(requestBody['content'], 'Body')}`;
}

function answers({ responses }: Operation): string {
  return Object.entries(responses)
    .filter(([status]) => status !== 'default')
    .map(([status, { content }]) => `<h3>Answer ${text(status)}</h3>${code(content, 'Answer')}`)
    .join('');
}

/** The schema inside a content of JSON. */
function code(content: unknown, what: string): string {
  const [first] = Object.values((content ?? {}) as Record<string, { schema?: unknown }>);
  return `<pre tabindex="0" role="region" aria-label="${what}">${text(JSON.stringify(first?.schema ?? {}, null, 2))}</pre>`;
}

export const docsStyles = `
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 14%, Canvas); --soft: color-mix(in srgb, CanvasText 5%, Canvas); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { max-inline-size: 860px; margin-inline: auto; padding: 32px 20px 96px; }
nav { position: sticky; inset-block-start: 0; display: flex; gap: 4px 20px; flex-wrap: wrap; padding: 12px 20px; background: Canvas; border-block-end: 1px solid var(--line); }
nav a { color: inherit; text-decoration: none; min-block-size: 24px; }
nav a:hover { text-decoration: underline; }
h1 { font-size: 24px; letter-spacing: -0.01em; }
h2 { font-size: 17px; margin-block: 40px 8px; scroll-margin-block-start: 64px; }
h3 { font-size: 13px; margin-block: 16px 4px; }
details { border-block-start: 1px solid var(--line); }
summary { display: flex; align-items: baseline; gap: 12px; flex-wrap: wrap; padding-block: 10px; cursor: pointer; }
summary:focus-visible, pre:focus-visible, .wide:focus-visible { outline: 2px solid Highlight; outline-offset: 2px; }
.method { font: 600 12px/1.5 ui-monospace, monospace; inline-size: 52px; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { padding: 12px; background: var(--soft); border-radius: 8px; overflow: auto; max-block-size: 340px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { text-align: start; padding: 6px 12px 6px 0; font-weight: 400; vertical-align: top; border-block-start: 1px solid var(--line); }
`;
