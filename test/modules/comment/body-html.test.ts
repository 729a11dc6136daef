import fc from 'fast-check'
import { bodyHtml } from '../../../src/modules/comment/body-html'

const link = (href: string, text = href) => `<a href="${href}" rel="nofollow ugc noopener">${text}</a>`

describe('the text of a comment as HTML', () => {
  it.each([
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['Żółw\nidzie', 'Żółw<br>\nidzie'],
    ['zob. https://example.org/a?b=1.', `zob. ${link('https://example.org/a?b=1')}.`],
    ['HTTP://EXAMPLE.ORG', link('http://example.org/', 'HTTP://EXAMPLE.ORG')],
    ['https://a.pl/?x=1&copy=2', link('https://a.pl/?x=1&amp;copy=2')],
    ['https://a.pl/<b', `${link('https://a.pl/')}&lt;b`],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['data:text/html,x ftp://example.org', 'data:text/html,x ftp://example.org'],
    ['ada@example.org example.org', 'ada@example.org example.org'],
    [
      'https://a.pl/"onmouseover="alert(1)',
      `${link('https://a.pl/%22onmouseover=%22alert(1)', 'https://a.pl/"onmouseover="alert(1)')}`,
    ],
  ])('of %j is %j', (text, html) => {
    expect(bodyHtml(text)).toBe(html)
  })

  // The library alone takes a tenth of a second for each: more than the time of this test for all of them.
  it('does not hang at texts that look like links all over', () => {
    const hostile = ['a.', 'a-', "a'", 'a@', '1.'].map((piece) => piece.repeat(2_500))
    for (let index = 0; index < 1_000; index++) {
      const text = `${hostile[index % hostile.length]}${index} http://${'a.'.repeat(1_000)}`
      expect(bodyHtml(text)).toContain(String(index))
    }
  })

  it('has no tag or attribute of the writer’s, whatever they write', () => {
    const hostile = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '=',
      ' ',
      '\n',
      'https://a.pl',
      '/',
      '?',
      '#',
      'onclick',
      'javascript:',
      '<b>',
      '-->',
      '`',
      '\\',
      ']]>',
      '&lt;',
    )
    const texts = fc.array(fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 4 })), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(texts, (parts) => {
        const html = bodyHtml(parts.join(''))
        const rest = html
          .replaceAll(/<a href="https?:\/\/[^"<>]*" rel="nofollow ugc noopener">/gi, '')
          .replaceAll('</a>', '')
          .replaceAll('<br>', '')
        expect(rest).not.toMatch(/[<>]/)
      }),
      { numRuns: 2_000 },
    )
  })
})
