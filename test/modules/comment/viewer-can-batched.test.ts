import { Role } from '../../../src/authz/role.enums'
import { Account } from '../../../src/modules/account/account.entity'
import { Claim } from '../../../src/modules/claim/claim.entity'
import { Event } from '../../../src/modules/event/event.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, startApp } from '../../support/app'
import {
  fakeAccount,
  fakeClaim,
  fakeEvent,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeTerritory,
} from '../../support/fakes'
import { statementsDuring } from '../../support/statements'

const allowed = (...permissions: string[]) =>
  `viewerCan { ${permissions.map((each) => `${each} { allowed reason }`).join(' ')} }`

const SUBJECT = allowed('comment', 'report', 'setCommentPolicy', 'update', 'publish', 'claim')
const ALL = `query All($first: Int) {
  partnerships(first: $first) { nodes { ${SUBJECT} events(first: 5) { nodes { ${SUBJECT} } }
    members(first: 5) { nodes { ${allowed('accept', 'decline', 'leave', 'changeRole')} organisation { ${allowed('update', 'claim')} } } } } }
  organisations(first: $first) { nodes { ${allowed('update', 'claim')} history(first: 2) { nodes { account { id } } } } }
  claims(first: $first) { nodes { ${allowed('decide', 'withdraw')} } }
}`

describe('the statements of viewerCan', () => {
  let app: App
  let editor: Client
  beforeAll(async () => {
    app = await startApp()
    const territory = fakeTerritory('16', null)
    const partnerships = Array.from({ length: 100 }, () => fakePartnership())
    const organisations = partnerships.map(() => fakeOrganisation({ territoryId: territory.id }))
    const account = fakeAccount()
    await app.database.write(async (write) => {
      write.actAs({ accountId: account.id, role: Role.ADMIN })
      await write.insert(Account, [account])
      await write.insert(Territory, [territory])
      await write.insert(Organisation, organisations)
      await write.insert(Partnership, partnerships)
      await write.insertRows(
        'partnership_territory',
        partnerships.map(({ id }) => ({ partnershipId: id, territoryId: territory.id })),
      )
      await write.insert(
        Event,
        partnerships.map(({ id }) => fakeEvent({ partnershipId: id })),
      )
      await write.insert(
        Membership,
        partnerships.map(({ id }, index) =>
          fakeMembership({ partnershipId: id, organisationId: organisations[index]?.id as string }),
        ),
      )
      await write.insert(
        Claim,
        partnerships.map(({ id }) => fakeClaim({ subjectId: id, claimantId: account.id })),
      )
    })
    editor = await app.appoint(Role.EDITOR, territory.id)
  })
  afterAll(() => app.close())

  const count = async (by: Client, document: string, variables = {}) =>
    (await statementsDuring(() => by.data(document, variables))).length

  it('are as many for 100 of everything as for 10, run by graphql-js or by a plan', async () => {
    for (const by of [editor, await app.signUp(), await app.appoint(Role.ADMIN)]) {
      const seen: number[] = []
      // What was asked twice is planned.
      for (const first of [10, 100, 10, 100]) seen.push(await count(by, ALL, { first }))
      process.stdout.write(`statements for 10 and 100, and by a plan: ${seen.join(', ')}\n`)
      const [ten, hundred, tenPlanned, hundredPlanned] = seen as [number, number, number, number]
      expect(hundred).toBeLessThanOrEqual(ten + 2)
      expect(hundredPlanned).toBeLessThanOrEqual(tenPlanned + 2)
      expect(ten).toBeLessThanOrEqual(22)
    }
  })

  it('are those of what is asked for, and none for a visitor', async () => {
    const of = (permission: string) => `{ partnerships { nodes { ${allowed(...permission.split(' '))} } } }`
    const by = await app.signUp()
    const [name, comment, update, claim, all] = [
      await count(by, '{ partnerships { nodes { name } } }'),
      await count(by, of('comment')),
      await count(by, of('update')),
      await count(by, of('claim')),
      await count(by, of('comment report setCommentPolicy update publish claim')),
    ]
    // Who keeps nothing may update nothing, whatever the record: nothing is read for it.
    expect([comment, update, claim, all].map((each) => each - name)).toEqual([1, 0, 1, 1])
    for (let again = 0; again < 2; again++) expect(await count(by, of('comment'))).toBe(comment)
    expect(await count(app, of('comment update publish claim'))).toBe(
      await count(app, '{ partnerships { nodes { slug } } }'),
    )
  })
})
