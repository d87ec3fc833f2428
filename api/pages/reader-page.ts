import type { Request } from 'express';
import { locales } from '../../models/installation.ts';

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What goes with every page that a reader of our messages opens: nothing else is loaded, kept, framed or told. */
export const readerPageHeaders = {
  'Content-Security-Policy': policy,
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
};

/** The language that a reader's browser asks for, or the first of the installation where it asks for none that there is. */
export function languageAsked(request: Request): string {
  const asked = request.get('accept-language') ? request.acceptsLanguages(...locales) : false;
  return locales.find((locale) => locale === asked) ?? locales[0];
}

/** A page without scripts behind a link of a message. `body` is HTML, indented by six. */
export function readerPage({ language, title, body }: { language: string; title: string; body: string }): string {
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/c/confirm.css" />
  </head>
  <body>
    <main>
${body}
    </main>
  </body>
</html>
`;
}
