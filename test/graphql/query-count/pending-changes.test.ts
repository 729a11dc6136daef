import { Role } from '../../../src/authz/role.enums'
import { Account } from '../../../src/modules/account/account.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { PendingChange } from '../../../src/modules/partnership/pending-change/pending-change.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Member, startApp } from '../../support/app'
import { fakeAccount, fakePartnership, fakePendingChange, fakeTerritory } from '../../support/fakes'
import { statementsDuring } from '../../support/statements'

const SELECTION = `id state differences { field from to } proposedBy { displayName }
  viewerCan { accept { allowed reason } decline { allowed reason } withdraw { allowed reason } }
  partnership { name version pendingChange { id } }`

describe('the statements of lists of pending changes', () => {
  let app: App
  let editor: Member
  const territory = fakeTerritory('16', null)
  const partnerships = Array.from({ length: 40 }, () => fakePartnership())
  const accounts = partnerships.map(() => fakeAccount())

  beforeAll(async () => {
    app = await startApp()
    editor = await app.appoint(Role.EDITOR, territory.id)
    await app.database.write(async (write) => {
      await write.insert(Territory, [territory])
      await write.insert(Partnership, partnerships)
      await write.insertRows(
        'partnership_territory',
        partnerships.map(({ id }) => ({ partnershipId: id, territoryId: territory.id })),
      )
      await write.insert(Account, accounts)
      await write.insert(
        PendingChange,
        partnerships.map(({ id }, index) =>
          fakePendingChange({ partnershipId: id, proposedById: accounts[index]?.id as string }),
        ),
      )
    })
  })
  afterAll(() => app.close())

  it('do not grow with the changes', async () => {
    const ask = (first: number) =>
      statementsDuring(async () => {
        const { pendingChanges } = await editor.data(
          `{ pendingChanges(first: ${first}) { totalCount nodes { ${SELECTION} } } }`,
        )
        expect(pendingChanges.nodes).toHaveLength(first)
      })
    const [few, many] = [await ask(2), await ask(40)]
    process.stdout.write(`reads of Query.pendingChanges: ${few.length} for 2, ${many.length} for 40\n`)
    expect(many).toHaveLength(few.length)
  })
})
