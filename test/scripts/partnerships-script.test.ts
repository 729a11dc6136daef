import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SCRIPT = join(__dirname, '../../scripts/first-data/partnerships.mjs')

const KNOWN = {
  about: 'Facts.',
  retrievedAt: '2026-11-23T00:00:00.000Z',
  organisations: [{ name: 'Gmina Kurów', kind: 'MUNICIPALITY', sector: 'PUBLIC', territory: '0614063' }],
  partnerships: [
    {
      ...{ slug: 'zolw', name: 'Żółw', territories: ['06'], foundedOn: '2005' },
      ...{
        sources: [{ url: 'https://example.org/zolw' }],
        members: [{ organisation: 'Gmina Kurów', territory: '0614063' }],
      },
    },
    { slug: 'zloty', name: 'Złoty', territories: ['06'], sources: [{ url: 'https://example.org/list' }] },
  ],
}

const DECISIONS = {
  leftOut: { Dwójnik: 'The same as Żółw.' },
  misprints: { Zielony: 'Złoty' },
  ended: { Dawny: { stage: 'ENDED', endedReason: 'następczynią jest Żółw' } },
}

const MEMBER = { sector: 'PUBLIC', organisationKind: 'MUNICIPALITY' }
const FACTS = {
  retrievedOn: '2026-11-30',
  partnerships: [
    { name: 'Dwójnik', territories: ['06'], sources: ['https://example.org/2'] },
    { name: 'Zielony', territories: ['0614052'], sources: ['https://example.org/zielony'], asOf: '2023-01' },
    {
      name: 'Dawny',
      territories: ['0614092'],
      foundedYear: 2006,
      period: 'PROW 2007-2013',
      sources: ['https://example.org/dawny'],
    },
  ],
  additions: [
    {
      ...{ name: 'Żółw', territories: ['0614062'], replacesTerritories: ['06'], foundedOn: '2005-12-01' },
      ...{
        formerName: 'Ślimak (until 2010)',
        website: 'https://zolw.example.org',
        sources: ['https://example.org/zolw'],
      },
      members: [
        { ...MEMBER, name: 'Gmina Kurów', territory: '0614062' },
        { ...MEMBER, name: 'Gmina Nałęczów', territory: '0614083', role: 'LEADER' },
      ],
      events: [
        { title: 'Zebranie', kind: 'MEETING', dateLocal: '2006-02-03', source: 'https://example.org/z' },
      ],
      eventsWithoutDay: [{ title: 'Festyn', kind: 'FESTIVAL', dateLocal: '2016' }],
    },
  ],
}

const READ = '2026-11-30T00:00:00.000Z'

describe('the script that adds further partnerships', () => {
  const folder = mkdtempSync(join(tmpdir(), 'partnerships-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  const file = (name: string, content: unknown) => {
    const path = join(folder, name)
    writeFileSync(path, JSON.stringify(content))
    return path
  }

  const run = (facts: unknown, known: unknown = KNOWN) => {
    const paths = [file('facts.json', facts), file('known.json', known), file('decisions.json', DECISIONS)]
    return JSON.parse(execFileSync(process.execPath, [SCRIPT, ...paths], { encoding: 'utf8', stdio: 'pipe' }))
  }

  it('adds what is new, with its source, and settles doubts as was decided', () => {
    const { organisations, partnerships } = run(FACTS)
    expect(organisations.map(({ name }: { name: string }) => name)).toEqual(['Gmina Kurów', 'Gmina Nałęczów'])
    expect(partnerships).toEqual([
      {
        ...{ slug: 'zolw', name: 'Żółw', formerNames: ['Ślimak'], formerSlugs: ['slimak'] },
        ...{
          territories: ['0614063'],
          contact: { website: 'https://zolw.example.org' },
          foundedOn: '2005-12-01',
        },
        note: 'Ślimak: until 2010',
        sources: [{ url: 'https://example.org/zolw' }],
        members: [
          { organisation: 'Gmina Kurów', territory: '0614063' },
          { organisation: 'Gmina Nałęczów', territory: '0614083', role: 'LEADER' },
        ],
        events: [
          {
            ...{ title: 'Zebranie', kind: 'MEETING', startsAt: '2006-02-03' },
            sources: [{ url: 'https://example.org/z', retrievedAt: READ }],
          },
        ],
      },
      {
        ...{
          slug: 'zielony',
          name: 'Zielony',
          formerNames: ['Złoty'],
          formerSlugs: ['zloty'],
          territories: ['0614053'],
        },
        sources: [
          { url: 'https://example.org/list' },
          { url: 'https://example.org/zielony', asOf: '2023-01', retrievedAt: READ },
        ],
      },
      {
        ...{ slug: 'dawny', name: 'Dawny', stage: 'ENDED', territories: ['0614092'], foundedOn: '2006' },
        ...{ endedReason: 'następczynią jest Żółw', note: 'period: PROW 2007-2013' },
        sources: [{ url: 'https://example.org/dawny', retrievedAt: READ }],
      },
    ])
  })

  it('adds the same facts once', () => {
    const once = run(FACTS)
    expect(run(FACTS, once)).toEqual(once)
  })

  it('refuses a place that no register knows, and an addition to nothing', () => {
    const [first] = FACTS.partnerships
    const elsewhere = { ...FACTS, partnerships: [{ ...first, name: 'Nowy', territories: ['9999999'] }] }
    expect(() => run(elsewhere)).toThrow('No territory has the code 9999999.')
    expect(() => run({ ...FACTS, additions: [{ name: 'Nikt', sources: [] }] })).toThrow(
      'No partnership is called Nikt.',
    )
  })
})
