import express, { type Express, type RequestHandler, type Response } from 'express';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unknownRoute } from './answer-error.ts';
import type { OwnOrigins } from './own-origins.ts';
import type { Paths } from './paths.ts';
import { consoleHeaders, demoHeaders, previewHeaders, widgetHeaders } from './security-headers.ts';

/** For files whose name changes with their content. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** Kept, but asked about every time. */
const ASK_FIRST = 'no-cache';
/** The one address of ours that stands in other people's pages: new versions reach them within five minutes. */
const WIDGET_SCRIPT = 'public, max-age=300';

/** A page that is older than everything that is kept asks for parts by their old names; what it gets fetches the widget anew. */
const PART_OF_ANOTHER_BUILD = /^\/widget\/chunks\/[a-z-]+-[\w-]{8}\.js$/;

/** A name that changes with the script's content, for sites that pin it: `integrity.json` says what is at it. */
const PINNED_SCRIPT = /^\/(attune-[\w-]{8}\.widget\.js)$/;

export interface StaticFilesDeps {
  readonly paths: Paths;
  readonly own: Pick<OwnOrigins, 'all'>;
  /** Public key of the site that the demo page belongs to. */
  siteKey(): Promise<string>;
}

/** Sends the widget, the console and the demo page. No listings, no dotfiles. */
export function addStaticFiles(app: Express, { paths, own, siteKey }: StaticFilesDeps): void {
  app.get('/', (_request, response) => response.redirect('/demo/'));

  app.use(['/widget.js', '/widget.d.ts', '/widget'], widgetHeaders);
  app.get('/widget.js', sendFile(paths.widget, 'widget.js', WIDGET_SCRIPT));
  app.get('/widget.d.ts', asText, sendFile(paths.widget, 'widget.d.ts', WIDGET_SCRIPT));
  app.use(PINNED_SCRIPT, widgetHeaders);
  app.get(PINNED_SCRIPT, sendPinned(paths.widget));
  app.get('/widget/integrity.json', sendFile(paths.widget, 'integrity.json', ASK_FIRST));
  app.use('/widget/chunks', files(join(paths.widget, 'chunks'), FOR_EVER), files(paths.keptParts, FOR_EVER));
  app.get(PART_OF_ANOTHER_BUILD, sendFile(paths.widget, 'renew.js', 'no-store'));
  app.get('/widget/preview', previewHeaders, sendFile(paths.widget, 'preview.html', ASK_FIRST));
  app.use('/widget', unknownRoute);

  app.use('/console', consoleHeaders(own));
  app.use('/console/assets', files(join(paths.console, 'assets'), FOR_EVER), unknownRoute);
  app.use('/console', files(paths.console, ASK_FIRST));
  // The console finds its own way from the path.
  app.get('/console{/*page}', sendFile(paths.console, 'index.html', ASK_FIRST));

  app.use('/demo', demoHeaders(own));
  app.get('/demo', (request, response, next) =>
    request.path.endsWith('/') ? next() : response.redirect('/demo/'),
  );
  app.get('/demo/', sendDemo(paths.demo, siteKey));
  app.use('/demo', files(paths.demo, ASK_FIRST));
}

function files(folder: string, cacheControl: string): RequestHandler {
  return express.static(folder, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (response) => response.setHeader('Cache-Control', cacheControl),
  });
}

/** The pin of another build is not found: in its place another script would be refused by the browser anyway. */
function sendPinned(folder: string): RequestHandler {
  return (request, response, next) => {
    const name = PINNED_SCRIPT.exec(request.path)?.[1];
    if (name === undefined || !existsSync(join(folder, name))) return next();
    sendFile(folder, name, FOR_EVER)(request, response, next);
  };
}

/** By its name alone it would be a film. */
const asText: RequestHandler = (_request, response, next) => {
  response.type('text/plain');
  next();
};

function sendFile(folder: string, name: string, cacheControl: string): RequestHandler {
  return (_request, response, next) => {
    if (!existsSync(join(folder, name))) return sendNotBuilt(response);
    response.set('Cache-Control', cacheControl);
    response.sendFile(name, { root: folder, cacheControl: false }, (error) => {
      if (error !== undefined && error !== null) next(error);
    });
  };
}

function sendDemo(folder: string, siteKey: () => Promise<string>): RequestHandler {
  return async (_request, response) => {
    const path = join(folder, 'index.html');
    if (!existsSync(path)) return sendNotBuilt(response);
    const page = await readFile(path, 'utf8');
    response
      .set('Cache-Control', ASK_FIRST)
      .type('html')
      .send(page.replaceAll('%SITE_KEY%', await siteKey()));
  };
}

export function sendNotBuilt(response: Response): void {
  response
    .status(503)
    .type('text')
    .set('Cache-Control', 'no-store')
    .send(
      'This page has not been built yet.\n\nRun "npm start" in the folder of Attune: it builds what is missing and starts the server.\n',
    );
}
