import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** A fenced block of a page. */
export interface Block {
  readonly language: string
  /** What follows the language: `as=editor`, `status=400`, the name of a file. */
  readonly marks: string
  readonly text: string
  readonly line: number
  /** Why it is not run. Null: it is. */
  readonly notRun: string | null
}

export interface Page {
  readonly path: string
  readonly text: string
}

/** A comment above a block says why it is not run. */
const BLOCK = /(?:^<!-- not run: (.+) -->\n)?^```(\w*) ?(.*)\n([\s\S]*?)^```$/gm

/** Every page for people. */
export function pages(): Page[] {
  const paths = [
    ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].filter((path) => existsSync(path)),
    ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .sort()
      .map((path) => `docs/${path}`),
    'examples/follow/README.md',
  ]
  return paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

export const blocksOf = ({ text }: Page): Block[] =>
  [...text.matchAll(BLOCK)].map(({ 1: notRun, 2: language = '', 3: marks = '', 4: body = '', index }) => ({
    language,
    marks,
    text: body,
    line: text.slice(0, index).split('\n').length,
    notRun: notRun ?? null,
  }))

const withoutBlocks = (text: string) => text.replaceAll(BLOCK, '')

/** The value of a mark: `editor` of `as=editor`. */
export const markOf = ({ marks }: Block, name: string): string | undefined =>
  marks
    .split(' ')
    .map((mark) => mark.split('='))
    .find(([key]) => key === name)?.[1]

/** Where the links of a page lead. */
export function linksOf({ text }: Page): string[] {
  const prose = withoutBlocks(text).replaceAll(/`[^`\n]*`/g, 'code')
  return [...prose.matchAll(/\]\(([^)\s]+)\)|<(https?:[^>\s]+)>/g)].map(
    ([, target, address]) => target ?? address ?? '',
  )
}

/** Commands that stand in a sentence or a table. */
export const inlineCommandsOf = ({ text }: Page): string[] =>
  [...withoutBlocks(text).matchAll(/`((?:[A-Z_0-9]+=\S+ )*npm [^`\n]+)`/g)].map(([, command = '']) => command)

/** The anchors of a page’s headings, as GitHub makes them. */
export function anchorsOf({ text }: Page): string[] {
  return [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** The cells of every row of a page’s tables, without code marks. */
export const rowsOf = ({ text }: Page): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.includes('---'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.replaceAll(/[`|]/g, '').trim()),
    )
