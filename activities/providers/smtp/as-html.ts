import { findLinks } from '../../../models/domain/texts/links.ts';

/** Plain words as a page of HTML: the same paragraphs and lines, and links that can be pressed. */
export function asHtml(text: string, { subject, locale }: { subject: string; locale: string }): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${withLinks(paragraph).replaceAll('\n', '<br>\n')}</p>`);
  return `<!doctype html>
<html lang="${escaped(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="max-width:36em;margin:1em auto;padding:0 1em;font:1em/1.5 sans-serif">
${paragraphs.join('\n')}
</body>
</html>
`;
}

function withLinks(words: string): string {
  let html = '';
  let told = 0;
  for (const { written, from, to } of findLinks(words)) {
    html += `${escaped(words.slice(told, from))}<a href="${escaped(written)}">${escaped(written)}</a>`;
    told = to;
  }
  return html + escaped(words.slice(told));
}

function escaped(words: string): string {
  return words.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
