import type { RequestHandler } from 'express';
import type { OwnOrigins } from './own-origins.ts';

const YEAR_S = 365 * 24 * 60 * 60;

/** What holds for every answer; the areas add their own policy. */
export function commonHeaders(own: Pick<OwnOrigins, 'publicUrl'>): RequestHandler {
  const isHttps = own.publicUrl().startsWith('https:');
  return (_request, response, next) => {
    response.set({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Content-Security-Policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      ...(isHttps ? { 'Strict-Transport-Security': `max-age=${YEAR_S}` } : {}),
    });
    next();
  };
}

/** Answers of the API are for the one who asked. */
export const apiHeaders: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** The console runs with our own files alone; text cannot become script even by a mistake of ours. */
export function consoleHeaders(own: Pick<OwnOrigins, 'all'>): RequestHandler {
  return (_request, response, next) => {
    response.set({
      'Content-Security-Policy': [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        // The panel as it is set, beside the form that sets it.
        "frame-src 'self'",
        `connect-src 'self' ${socketOrigins(own)}`,
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "manifest-src 'self'",
        "worker-src 'self'",
        'trusted-types lit-html attune-worker',
      ].join('; '),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    });
    next();
  };
}

/** As strict as a careful shop's page: the widget must run under it. */
export function demoHeaders(own: Pick<OwnOrigins, 'all'>): RequestHandler {
  return (_request, response, next) => {
    response.set(
      'Content-Security-Policy',
      [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        `connect-src 'self' ${socketOrigins(own)}`,
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    );
    next();
  };
}

/** The panel in a frame of the console. */
export const previewHeaders: RequestHandler = (_request, response, next) => {
  response.set(
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  );
  next();
};

/** The widget is loaded by other sites' pages. */
export const widgetHeaders: RequestHandler = (_request, response, next) => {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
  next();
};

/** Not every browser counts `ws:` of the same host as 'self'. */
function socketOrigins(own: Pick<OwnOrigins, 'all'>): string {
  return own
    .all()
    .map((origin) => origin.replace(/^http/, 'ws'))
    .join(' ');
}
