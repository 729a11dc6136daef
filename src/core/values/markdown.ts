import MarkdownIt from 'markdown-it'

/** Markup in a text is shown as it is written, and addresses of scripts are no links. */
const markdown = new MarkdownIt({ html: false, linkify: true })

export const markdownHtml = (text: string): string => markdown.render(text)

/** The text without what marks its parts: `**Important** [word](https://…)` is `Important word`. */
export const withoutMarkdown = (text: string): string =>
  markdown
    .parseInline(text, {})
    .flatMap(({ children }) => children ?? [])
    .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content))
    .join('')
