import linkify from 'linkify-string'

/** What may be a web address. The library takes long for a long text, so that it gets these pieces only. */
const ADDRESS = /(https?:\/\/[^\s<>]+)/i

/** The text as HTML: escaped, with line breaks, its web addresses as links that search engines do not follow. */
export const bodyHtml = (text: string): string =>
  text
    .split(ADDRESS)
    .map((piece, index) => (index % 2 === 1 ? linked(piece) : escaped(piece)))
    .join('')

const linked = (address: string) =>
  linkify(address, {
    rel: 'nofollow ugc noopener',
    validate: (found, type) => type === 'url' && /^https?:\/\//i.test(found) && URL.canParse(found),
    // Of an attribute, the library escapes quotation marks only.
    formatHref: (found) => new URL(found).href.replaceAll('&', '&amp;'),
  })

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>\n')
