import fc from 'fast-check'
import { Role } from '../../../src/authz/role.enums'
import { LocationPrecision } from '../../../src/core/values/place'
import { recordSchemas } from '../../../src/interchange/record-schemas'
import { Event } from '../../../src/modules/event/event.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { LegalFormKind } from '../../../src/modules/partnership/legal-form.enums'
import { PartnershipLink } from '../../../src/modules/partnership/link/link.entity'
import { PartnershipLinkKind } from '../../../src/modules/partnership/link/link.enums'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Member, startApp } from '../../support/app'
import {
  fakeAgreement,
  fakeEvent,
  fakeLink,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
} from '../../support/fakes'
import { tries } from '../../support/scale'
import { layOut } from './import-upload'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Report {
  readonly rows: number
  readonly unchanged: number
  readonly problems: readonly unknown[]
  readonly changes: readonly { readonly field: string; readonly to: unknown }[]
  readonly notes: readonly unknown[]
}

/** Texts that spreadsheets, tables and imports may take for something else. */
const ODD = [
  '=1+1;"<&>"',
  "'=x",
  '0012',
  '1/2',
  '2027-05',
  'PRAWDA',
  'a | b \\ c',
  'Żółw 👩‍👩‍👧 _x000D_',
  '+48 22',
]

describe('A feed that is imported as it is', () => {
  let app: App
  let admin: Member
  let hosts: ReturnType<typeof fakePartnership>[]
  let bodies: ReturnType<typeof fakeOrganisation>[]
  let event: ReturnType<typeof fakeEvent>
  beforeAll(async () => {
    app = await startApp()
    await layOut(app.database)
    admin = await app.appoint(Role.ADMIN)
    hosts = ODD.map((text, index) =>
      fakePartnership({
        ...{
          name: `Nazwa ${text}`,
          formerNames: [text, 'x'],
          seeksText: text,
          legalForm: text,
          summary: text,
        },
        legalFormKind: index % 2 ? LegalFormKind.OTHER : null,
        foundedOn: ['2013', '2013-05', '1899-01-02'][index % 3] ?? null,
        location: { latitude: 52.229_712_345, longitude: 21.1, precision: LocationPrecision.EXACT },
      }),
    )
    bodies = ODD.map((text) => fakeOrganisation({ name: `Ciało ${text}`, offers: [text] }))
    const [host] = hosts as [(typeof hosts)[number]]
    const at = { partnershipId: host.id }
    event = fakeEvent({
      ...{ ...at, startsAt: '2027-12-31T10:15:00.000Z', endsAt: null },
      timeZone: 'Asia/Kathmandu',
    })
    await app.database.write(async (write) => {
      await write.insert(Partnership, hosts)
      await write.insert(Organisation, bodies)
      await write.insertRows(
        'partnership_territory',
        hosts.map(({ id }) => ({ partnershipId: id, territoryId: 'territory_14' })),
      )
      await write.insert(
        Membership,
        bodies.map(({ id }, index) =>
          fakeMembership({ partnershipId: host.id, organisationId: id, contribution: ODD[index] ?? null }),
        ),
      )
      await write.insert(
        Agreement,
        ODD.map((title, day) =>
          fakeAgreement({ ...at, title, signedOn: `2020-01-1${day}`, partiesText: title }),
        ),
      )
      const [first, second, third] = hosts.map(({ id }) => id) as [string, string, string]
      await write.insert(PartnershipLink, [
        fakeLink({ partnershipId: second, otherId: first, since: '2020-05' }),
        fakeLink({ partnershipId: third, otherId: first, kind: PartnershipLinkKind.PART_OF }),
        fakeLink({
          ...{ partnershipId: third, kind: PartnershipLinkKind.SAME_AS, url: 'https://example.org/a?b=c' },
        }),
      ])
      await write.insert(Event, [
        ...ODD.map((text) => fakeEvent({ ...at, title: text, description: `${text}\n${text}`, place: text })),
        fakeEvent({ ...at, startsAt: '2027-07-01T00:00:00.000Z', endsAt: '2027-07-02T00:00:00.000Z' }),
        fakeEvent({ ...at, startsAt: '2027-06-30T22:00:00.000Z', endsAt: '2027-07-01T16:30:15.000Z' }),
        fakeEvent({ ...at, startsAt: '2027-03-28T00:59:59.007Z', endsAt: null }),
        fakeEvent({ ...at, startsAt: '1900-01-15T10:20:30.000Z', endsAt: null }),
        fakeEvent({ ...at, startsAt: '2027-10-31T00:30:00.000Z', endsAt: '2027-10-31T01:30:00.000Z' }),
        event,
        fakeEvent({
          ...{ ...at, startsAt: '2027-04-30T22:00:00.000Z', endsAt: '2027-05-02T22:00:00.000Z' },
          isAllDay: true,
        }),
      ])
    })
  })
  afterAll(() => app.close())

  const bytesOf = async (path: string) => {
    const response = await fetch(`${app.url}/feeds/${path}`)
    expect([path, response.status]).toEqual([path, 200])
    return Buffer.from(await response.arrayBuffer())
  }
  const bring = async (
    type: string,
    body: Buffer,
    mediaType: string,
    query = 'dryRun=true',
  ): Promise<Report> => {
    const response = await fetch(`${app.url}/import/${type}?${query}`, {
      method: 'POST',
      headers: { 'content-type': mediaType, authorization: `Bearer ${admin.accessToken}` },
      body: new Uint8Array(body),
    })
    const report = JSON.parse(await response.text())
    expect([type, response.status, report.errors]).toEqual([type, 200, undefined])
    return report
  }

  const FORMATS: readonly (readonly [ending: string, mediaType: string])[] = [
    ['xlsx?language=PL', XLSX],
    ['xlsx?language=EN', XLSX],
    ['csv', 'text/csv'],
    ['csv?bom=1&language=EN', 'text/csv'],
    ['csv?delimiter=semicolon', 'text/csv'],
    ['csv?delimiter=semicolon&language=EN', 'text/csv'],
    ['ndjson', 'application/x-ndjson'],
    ['json?language=PL', 'application/json'],
    ['json?language=EN', 'application/json'],
  ]
  const names = recordSchemas.map(({ name }) => name)

  it.each(names.flatMap((name) => FORMATS.map(([ending, mediaType]) => [name, ending, mediaType] as const)))(
    'changes nothing: %s.%s',
    async (name, ending, mediaType) => {
      const report = await bring(name, await bytesOf(`${name}.${ending}`), mediaType)
      expect(report.problems).toEqual([])
      expect(report.changes).toEqual([])
      expect(report.rows).toBeGreaterThan(0)
      expect(report.unchanged).toBe(report.rows)
    },
  )

  it('changes nothing, whatever the texts are', async () => {
    const piece = fc.constantFrom(
      ...ODD,
      '-',
      'brak',
      '…',
      '|',
      '\\',
      '=',
      '"',
      "'",
      ';',
      'https://',
      '1,5',
      '_x0041_',
      '<a>',
    )
    const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => `a${pieces.join(' ')}z`)
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 3, maxLength: 3 }), async ([name, offer, seeks]) => {
        const body = fakeOrganisation({ name: name as string, offers: [offer as string, seeks as string] })
        await app.database.write((write) => write.insert(Organisation, [body]))
        for (const [ending, mediaType] of FORMATS) {
          const file = await bytesOf(`organisations/${body.id}.${ending.replace('csv?bom=1&', 'csv?')}`)
          const report = await bring('organisations', file, mediaType)
          expect([ending, report.problems, report.changes, report.unchanged]).toEqual([ending, [], [], 1])
        }
      }),
      { numRuns: tries(40, 8) },
    )
  })

  const changesIn = async (type: string, text: string) => {
    const { problems, changes, notes } = await bring(type, Buffer.from(text), 'text/csv')
    expect(problems).toEqual([])
    return { changes: changes.map(({ field, to }) => [field, to]), notes }
  }

  it('changes what was edited below its headings, in which a label counts where its code was removed', async () => {
    const [partnership] = hosts as [(typeof hosts)[number]]
    const { id, name } = partnership
    expect(
      (
        await changesIn(
          'partnerships',
          `Identyfikator,Nazwa,Etap\n${id},"${name.replaceAll('"', '""')}",działające\n`,
        )
      ).changes,
    ).toEqual([['stage', 'ACTIVE']])
    const both = `Id,Stage (code),Stage,Help sought\n${id},,active,nowe\n`
    expect((await changesIn('partnerships', both)).changes).toEqual([['seeksText', 'nowe']])
  })

  it('has instants in UTC, as its headings say, and clock times in the zone of the event', async () => {
    const row = (heading: string, time: string) => `Identyfikator,Tytuł,${heading}\n${event.id},Z,${time}\n`
    for (const [heading, time, at] of [
      ['Początek (UTC)', '2027-12-31 10:30:00', '2027-12-31T10:30:00.000Z'],
      ['Początek (UTC)', '2028-01-01', '2028-01-01T00:00:00.000Z'],
      ['Początek', '2027-12-31 16:15', '2027-12-31T10:30:00.000Z'],
    ] as const)
      expect((await changesIn('events', row(heading, time))).changes).toEqual([
        ['title', 'Z'],
        ['startsAt', at],
      ])
  })

  it('loses no end of a text that is longer than a cell', async () => {
    const cut = `${'a'.repeat(32_766)}…`
    const { changes, notes } = await changesIn(
      'organisations',
      `Id,Name,Offers\n${bodies[0]?.id},${bodies[0]?.name.replaceAll('"', '""').replace(/.*/, '"$&"')},${cut}\n`,
    )
    expect(changes).toEqual([])
    expect(JSON.stringify(notes)).toContain('offers is longer than a cell')
  })

  it('is told from a list of somebody else, whose “Identyfikator” is a key', async () => {
    const { changes, notes } = await changesIn(
      'organisations',
      'Identyfikator,Nazwa,Rodzaj\nA-17,Dwór,biblioteka\n',
    )
    expect(changes).toEqual([])
    expect(JSON.stringify(notes)).toContain('recognised by its name')
  })
})
