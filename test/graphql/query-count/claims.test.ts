import { Role } from '../../../src/authz/role.enums'
import { Account } from '../../../src/modules/account/account.entity'
import { Claim } from '../../../src/modules/claim/claim.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Member, startApp } from '../../support/app'
import { fakeAccount, fakeClaim, fakeOrganisation, fakePartnership, fakeTerritory } from '../../support/fakes'
import { statementsDuring } from '../../support/statements'

const SELECTION = `id state claimant { displayName } viewerCan { decide { allowed reason } withdraw { allowed reason } }
  subject { ... on Partnership { name viewerCan { claim { allowed reason } } } ... on Organisation { name viewerCan { claim { allowed reason } } } }`

describe('the statements of lists of claims', () => {
  let app: App
  let editor: Member
  const territory = fakeTerritory('16', null)
  const organisations = Array.from({ length: 20 }, () => fakeOrganisation({ territoryId: territory.id }))
  const partnerships = Array.from({ length: 20 }, () => fakePartnership())
  const subjects = organisations.flatMap((each, index) => [each, partnerships[index] as { id: string }])
  const accounts = subjects.map(() => fakeAccount())

  beforeAll(async () => {
    app = await startApp()
    editor = await app.appoint(Role.EDITOR, territory.id)
    await app.database.write(async (write) => {
      await write.insert(Territory, [territory])
      await write.insert(Organisation, organisations)
      await write.insert(Partnership, partnerships)
      await write.insertRows(
        'partnership_territory',
        partnerships.map(({ id }) => ({ partnershipId: id, territoryId: territory.id })),
      )
      await write.insert(Account, accounts)
      await write.insert(
        Claim,
        subjects.map(({ id }, index) =>
          fakeClaim({ subjectId: id, claimantId: accounts[index]?.id as string }),
        ),
      )
    })
  })
  afterAll(() => app.close())

  it('do not grow with the claims', async () => {
    const ask = (first: number) =>
      statementsDuring(async () => {
        const { claims } = await editor.data(
          `{ claims(first: ${first}) { totalCount nodes { ${SELECTION} } } }`,
        )
        expect(claims.nodes).toHaveLength(first)
      })
    const [few, many] = [await ask(2), await ask(40)]
    process.stdout.write(`reads of Query.claims: ${few.length} for 2, ${many.length} for 40\n`)
    expect(many).toHaveLength(few.length)
  })
})
