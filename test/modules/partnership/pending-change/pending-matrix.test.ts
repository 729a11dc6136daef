import fc from 'fast-check'
import { Role } from '../../../../src/authz/role.enums'
import { addGrant } from '../../../../src/modules/account/role/role.mutations'
import { type PendingWorld, recordOf, startPending, update } from './pending-world'

/** The units of the world, each with the one above it. */
const PARENTS: Readonly<Record<string, string | null>> = {
  ...{ PL: null, '14': 'PL', '16': 'PL', '1609': '16', '1609063': '1609' },
}
const codes = Object.keys(PARENTS)
const units = fc.subarray(codes, { minLength: 0, maxLength: 3 })

const cases = fc.record({
  isPublished: fc.constantFrom(true, true, true, false),
  present: units,
  name: fc.constantFrom(undefined, 'the same', 'Urząd Miasta', 'Sąsiedzi'),
  territories: fc.option(units, { nil: undefined }),
  isAdmin: fc.constantFrom(false, false, false, true),
  isOrganiser: fc.boolean(),
  edited: fc.option(fc.constantFrom(...codes), { nil: undefined }),
})
type Case = typeof cases extends fc.Arbitrary<infer Value> ? Value : never

const liesIn = (code: string | null, unit: string): boolean =>
  code !== null && (code === unit || liesIn(PARENTS[code] ?? null, unit))

/** Who could publish a draft with these territories, as docs/accounts-and-roles.md says. */
const couldPublish = ({ isAdmin, edited }: Case, territories: readonly string[]) =>
  isAdmin || (edited !== undefined && territories.some((code) => liesIn(code, edited)))

const sorted = (list: readonly string[]) => [...list].sort()

describe('the name, the slug and the territories of a partnership', () => {
  let world: PendingWorld
  beforeAll(async () => {
    world = await startPending()
  })
  afterAll(() => world.app.close())

  it('change at once just where their writer could publish the record, before and after', async () => {
    const outcomes = { refused: 0, atOnce: 0, waiting: 0, same: 0 }
    const property = fc.asyncProperty(cases, async (each) => {
      const { app, enter, admin } = world
      const { isPublished, present, isAdmin, isOrganiser, edited, territories } = each
      const record = await enter(present, isPublished ? {} : { publishedAt: null })
      const by = await app.signUp()
      const grants = [
        ...(isAdmin ? [[Role.ADMIN, '']] : []),
        ...(isOrganiser ? [[Role.ORGANISER, record.id]] : []),
        ...(edited === undefined ? [] : [[Role.EDITOR, `territory_${edited}`]]),
      ] as [Role, string][]
      await app.database.write(async (write) => {
        for (const [role, scopeId] of grants)
          await addGrant({ accountId: by.id, role, scopeId, grantedById: null }, write, new Date())
      })
      const name = each.name === 'the same' ? record.name : each.name
      const answer = await update(by, record.id, 1, {
        ...(name !== undefined && { name }),
        ...(territories && { territories }),
      })
      const stored = await recordOf(admin, record.id)
      const found = [stored.name, sorted(stored.territories.map(({ code }: { code: string }) => code))]
      const before = [record.name, sorted(present)]
      const after = [name ?? record.name, sorted(territories ?? present)]
      const isManager =
        isAdmin || isOrganiser || present.some((code) => edited !== undefined && liesIn(code, edited))
      if (!isManager) {
        expect(answer.code).toBe(isPublished ? 'FORBIDDEN' : 'NOT_FOUND')
        expect([found, stored.slug, stored.pendingChange]).toEqual([before, record.slug, null])
        outcomes.refused++
        return
      }
      const isSame = JSON.stringify(before) === JSON.stringify(after)
      const isAtOnce =
        !isPublished || (couldPublish(each, present) && couldPublish(each, territories ?? present))
      if (isSame || isAtOnce) {
        expect([found, answer.pendingChange]).toEqual([after, null])
        expect(stored.slug === record.slug).toBe(name === undefined || name === record.name)
        outcomes[isSame ? 'same' : 'atOnce']++
      } else {
        expect([found, stored.slug]).toEqual([before, record.slug])
        expect([stored.version, answer.pendingChange.state]).toEqual([1, 'PENDING'])
        outcomes.waiting++
      }
    })
    await fc.assert(property, { numRuns: 100, endOnFailure: true })
    // Each has happened, so that the property has said something of it.
    for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(5)
  }, 120_000)
})
