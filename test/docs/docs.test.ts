import { Config } from '../../src/config/config'
import { variableOf } from '../../src/config/setting'
import { LIMITS } from '../../src/graphql/limits/limits'
import { type App, startApp } from '../support/app'
import { testDatabaseUrl } from '../support/database'
import { deadLinks, ownAddresses } from './links'
import { blocksOf, type Page, pages, rowsOf } from './markdown'
import { PageRun } from './run-page'

const all = pages()
const pageAt = (path: string) => all.find((page) => page.path === path) as Page

const registry = async (): Promise<App> => startApp({}, await testDatabaseUrl('examples'))

describe.each(all.map((page) => [page.path, page] as const))('%s', (_, page) => {
  let started: Promise<App> | undefined
  // Of each page its own: examples change the registry.
  const open = () => {
    started ??= registry()
    return started
  }
  afterAll(async () => (await started)?.close())

  it('has examples that work as printed', async () => {
    expect(await new PageRun(page, open).problems()).toEqual([])
  })

  it('has links that lead somewhere', async () => {
    expect(deadLinks(page)).toEqual([])
    for (const address of ownAddresses(page)) {
      const { url } = await open()
      const { status } = await fetch(address.replace('http://localhost:4000', url), {
        headers: { accept: 'text/html' },
      })
      expect([address, status]).toEqual([address, 200])
    }
  })
})

describe('the pages together', () => {
  it('leave these blocks out, each for a reason', () => {
    const left = all.flatMap((page) =>
      blocksOf(page).flatMap(({ notRun, language }) =>
        notRun === null ? [] : [`${page.path}: ${language}`],
      ),
    )
    expect(left).toEqual([
      'CONTRIBUTING.md: ts',
      'CONTRIBUTING.md: ts',
      'docs/api.md: yaml',
      'docs/api.md: json',
      'docs/api.md: js',
      'docs/api.md: sh',
      'docs/architecture.md: text',
      'docs/data.md: sh',
      'docs/federation.md: yaml',
      'docs/federation.md: yaml',
      'docs/import-export.md: sh',
      'docs/import-export.md: text',
      'docs/import-export.md: graphql',
      'docs/import-export.md: sh',
      'docs/operating.md: nginx',
      'docs/webhooks.md: json',
      'examples/follow/README.md: sh',
      'examples/follow/README.md: sh',
    ])
  })

  it('have a README that fits a page', async () => {
    const { text } = pageAt('README.md')
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(120)
    const app = await registry()
    const { partnerships } = await app.data(
      '{ partnerships(filter: { includeExamples: false }) { totalCount } }',
    )
    await app.close()
    expect(text).toContain(`${partnerships.totalCount} Polish partnerships`)
  })

  it('explain every setting, and no other, with its default', () => {
    const usual = new Config()
    const documented = new Map(
      rowsOf(pageAt('docs/operating.md'))
        .filter(([name = '']) => /^[A-Z][A-Z_0-9]+$/.test(name))
        .map(([name = '', value = '']) => [name, value]),
    )
    const settings = (Object.keys(usual) as (keyof Config)[]).filter(
      (name) => !name.endsWith('File') && name !== 'outboxFolder',
    )
    expect([...documented.keys()].sort()).toEqual(settings.map(variableOf).sort())
    // It depends on the machine.
    expect(documented.get('READ_THREADS')).toMatch(/processors/)
    const numbers = settings.filter((name) => typeof usual[name] === 'number' && name !== 'readThreads')
    expect(numbers.map((name) => [name, documented.get(variableOf(name))])).toEqual(
      numbers.map((name) => [name, String(usual[name])]),
    )
  })

  it('publish the limits that hold', () => {
    const figures = rowsOf(pageAt('docs/api.md')).map(([figure = '']) =>
      Number(figure.replace(/,| bytes/g, '')),
    )
    for (const limit of Object.values(LIMITS)) expect(figures).toContain(limit)
  })
})

describe('an example that is wrong is noticed:', () => {
  let app: App
  beforeAll(async () => {
    app = await registry()
  })
  afterAll(() => app.close())
  const problemsOf = (text: string) => new PageRun({ path: 'planted.md', text }, async () => app).problems()
  const block = (start: string, text: string) => `\`\`\`${start}\n${text}\n\`\`\`\n`
  const query = block('graphql', '{ sector(code: SOCIAL) { code } }')
  const right = { data: { sector: { code: 'SOCIAL' } } }

  it.each([
    ['another answer', query + block('json', '{"data":{"sector":{"code":"PUBLIC"}}}')],
    ['an answer that lacks a field', query + block('json', '{"data":{}}')],
    ['a query with an unknown field', block('graphql', '{ sectors { colour } }')],
    ['a mutation without a session', block('graphql', 'mutation { signOut { viewer { id } } }')],
    ['an answer to nothing', block('json', JSON.stringify(right))],
    ['an unknown parameter', block('sh', "curl 'http://localhost:4000/feeds/events.csv?teritory=14'")],
    ['another status', block('sh status=404', "curl 'http://localhost:4000/feeds/events.csv?teritory=14'")],
    ['an unknown program', block('sh', 'rover --version')],
    ['an unknown script', block('sh', 'npm run importt')],
    ['an unknown option of a command', block('sh', 'npm run export -- --output a --saef')],
    ['an option that npm takes', block('sh', 'npm run export --output a')],
    ['an unknown option of a benchmark', block('sh', 'npm run bench -- --quik')],
    ['an unknown benchmark', block('sh', 'npm run bench -- grwoth')],
    ['an unknown setting', block('sh', 'PROT=1 npm start')],
    ['a setting with a value that does not fit', block('sh', 'PORT=many npm start')],
    ['an unknown option in a sentence', 'Call `npm run export -- --saef` then.'],
    ['a file that is refused', block('csv x.csv', 'key\nA') + block('sh', 'npm run import -- x.csv')],
    ['a schema that does not compose', block('graphql subgraph', 'type Partnership { id: Int! }')],
    ['a block that is not run', block('python', 'print(1)')],
  ])('%s', async (_, text) => {
    expect(await problemsOf(text)).toHaveLength(1)
  })

  it('what is right is not', async () => {
    const text =
      query +
      block('json', JSON.stringify(right)) +
      block('graphql as=member', 'mutation { signOut { viewer { id } } }') +
      block('sh status=400', "curl 'http://localhost:4000/feeds/events.csv?teritory=14'") +
      block('sh', 'npm run export -- --output out') +
      `<!-- not run: a reason -->\n${block('python', 'print(1)')}`
    expect(await problemsOf(text)).toEqual([])
  })

  it('a dead link', () => {
    const links = (text: string) => deadLinks({ path: 'docs/planted.md', text })
    expect(
      links('[a](no-such-page.md) [b](api.md#no-such-heading) [c](#nothing) [d](../nowhere)'),
    ).toHaveLength(4)
    expect(
      links('# Here\n[a](api.md) [b](api.md#errors) [c](#here) [d](../README.md) [e](decisions)'),
    ).toEqual([])
  })
})
