import { Role } from '../../../src/authz/role.enums'
import { isBefore } from '../../../src/core/scalars'
import type { App, Member } from '../../support/app'
import { CREATE, codeOf, keep, startKeeping, UPDATE, violationsOf } from './mutation-world'

const TEXTS = ['name', 'legalForm', 'summary', 'description', 'seeksText', 'krs', 'nip', 'regon']

describe('bad input about partnerships', () => {
  let app: App
  let admin: Member
  let id: string
  beforeAll(async () => {
    app = await startKeeping()
    admin = await app.appoint(Role.ADMIN)
    id = (await keep(admin, CREATE, { name: 'Dobre' })).partnership.id
  })
  afterAll(() => app.close())

  const pathsOf = async (mutation: string, input: object) =>
    new Set((await violationsOf(admin, mutation, input)).map(({ path }) => path.slice(1).join('.')))

  it('tells of all that is wrong at once, with the place of each, and repeats none of it', async () => {
    const bad = {
      name: ' ',
      formerNames: ['dobra', 'zła\nnazwa'],
      summary: '\u200b',
      description: ' ',
      legalForm: '',
      krs: '0000-7654',
      nip: '5242695802',
      regon: '142015722',
      seeksText: '\n',
      location: { latitude: 91, longitude: -181, precision: 'TOWN' },
      address: { street: ' ', postalCode: '49100', town: '\t' },
      contact: { email: 'nobody', phone: '22 443' },
      foundedOn: '2010',
      registeredOn: '2009-12-31',
      territories: ['14', '146505'],
      goals: [{ text: 'dobry' }, { text: ' ' }, { id: 'goal_1', text: 'obcy' }],
      initiators: [{ kind: 'NGO' }, { kind: 'NGO', name: ' ' }],
    }
    const places = [
      ...['name', 'formerNames', 'summary', 'description', 'legalForm', 'krs', 'nip', 'regon', 'seeksText'],
      ...['location.latitude', 'location.longitude', 'address.street', 'address.postalCode', 'address.town'],
      ...['contact.email', 'contact.phone', 'registeredOn', 'territories', 'goals.1.text', 'goals.2.id'],
      ...['initiators.0.name', 'initiators.1.name'],
    ]
    for (const [mutation, target] of [
      [CREATE, {}],
      [UPDATE, { id, expectedVersion: 1 }],
    ] as const) {
      expect(await pathsOf(mutation, { ...bad, ...target })).toEqual(new Set(places))
      const told = JSON.stringify((await admin.query(mutation, { input: { ...bad, ...target } })).errors)
      for (const value of ['0000-7654', '5242695802', '49100', 'nobody', '146505', 'obcy'])
        expect(told).not.toContain(value)
    }
  })

  it('takes lists of as many as it says, and none longer', async () => {
    const goal = (_: unknown, number: number) => ({ text: `Cel ${number}` })
    const lists = (more: number) => ({
      formerNames: Array.from({ length: 50 + more }, (_, number) => `Dawna ${number}`),
      territories: Array.from({ length: 30 + more }, () => '14'),
      goals: Array.from({ length: 50 + more }, goal),
      initiators: Array.from({ length: 30 + more }, () => ({ kind: 'RESIDENT' })),
      sources: Array.from({ length: 20 + more }, () => ({ url: 'https://example.org/' })),
    })
    expect(await pathsOf(CREATE, { name: 'Długie', ...lists(1) })).toEqual(new Set(Object.keys(lists(1))))
    const { partnership } = await keep(admin, CREATE, { name: 'Długie', ...lists(0) })
    expect(partnership).toMatchObject({ goals: { length: 50 }, initiators: { length: 30 } })
  })

  const LISTS: ((text: string) => object)[] = [
    (text) => ({ formerNames: [text] }),
    (text) => ({ territories: [text] }),
    (text) => ({ goals: [{ text }] }),
    (text) => ({ goals: [{ text: 'Cel', id: text }] }),
    (text) => ({ initiators: [{ kind: 'NGO', name: text }] }),
    (text) => ({ initiators: [{ id: text }] }),
    (text) => ({ initiators: [{ kind: 'NGO', name: 'Nazwa', organisationId: text }] }),
    (text) => ({ address: { town: text } }),
    (text) => ({ contact: { phone: text } }),
    (text) => ({ idempotencyKey: text }),
  ]

  it.each([
    ['NUL', 'a\u0000b'],
    ['half of a character', 'a\ud800'],
    ['another half', '\udc00b'],
    ['a turned order', '\u202etekst'],
    ['90 kB', 'a'.repeat(90_000)],
  ])('refuses texts with %s, wherever they stand', async (_what, text) => {
    const clients = [await app.appoint(Role.ADMIN), await app.appoint(Role.ADMIN)]
    for (const field of TEXTS) {
      const paths = (violations: { path: string[] }[]) =>
        new Set(violations.map(({ path }) => path.join('.')))
      const change = { id, expectedVersion: 1, [field]: text }
      expect(
        paths(await violationsOf(clients[0] as Member, CREATE, { name: 'Zły tekst', [field]: text })),
      ).toEqual(new Set([`input.${field}`]))
      expect(paths(await violationsOf(clients[1] as Member, UPDATE, change))).toEqual(
        new Set([`input.${field}`]),
      )
    }
    for (const list of LISTS)
      await violationsOf(clients[0] as Member, CREATE, { name: 'Zły tekst', ...list(text) })
    expect(await codeOf(clients[1] as Member, UPDATE, { id: text, expectedVersion: 1 })).toBe('NOT_FOUND')
  })

  it('takes what looks like SQL and Markdown as it is', async () => {
    const input = { name: `100% "O'Hara"; DROP TABLE partnership; --`, description: '<script>\n\n**a**\\_%' }
    expect((await keep(admin, CREATE, input)).partnership).toMatchObject({
      ...input,
      slug: '100-o-hara-drop-table-partnership',
    })
    expect(await codeOf(admin, UPDATE, { id, expectedVersion: -1, name: 'Inne' })).toBe('CONFLICT')
  })

  it.each([
    ['2009', '2010', true],
    ['2009', '2009-05', false],
    ['2009-05', '2009', false],
    ['2009-04-30', '2009-05', true],
    ['2009-05', '2009-05-01', false],
    ['2009-05-01', '2009-05-02', true],
    ['2009-05-02', '2009-05-01', false],
  ])('knows whether %s is surely before %s: %s', (one, other, is) => {
    expect(isBefore(one, other)).toBe(is)
  })
})
