import fc from 'fast-check'
import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { OrganisationKind } from '../../../src/modules/organisation/organisation.enums'
import { SectorCode, sectorId } from '../../../src/modules/sector/sector.entity'
import { territoryId } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, startApp } from '../../support/app'
import { fakeOrganisation } from '../../support/fakes'
import { fillAtRandom, type Model, TERRITORIES } from '../../support/random-registry'

const organisation = fc.record({
  kind: fc.option(fc.constantFrom(...Object.values(OrganisationKind))),
  sector: fc.option(fc.constantFrom(...Object.values(SectorCode))),
  territory: fc.option(fc.constantFrom(...Object.keys(TERRITORIES))),
  isExample: fc.boolean(),
  isDraft: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
})

export interface FacetWorld {
  readonly app: App
  readonly model: Model
  /** A visitor, and an editor, who sees the drafts of a territory too. */
  readonly askers: Readonly<Record<'visitor' | 'editor', Client>>
}

/** A registry of random records, in which an editor sees more than a visitor. */
export async function startFacetWorld(): Promise<FacetWorld> {
  const app = await startApp()
  const model = await fillAtRandom(app.database)
  const bodies = fc.sample(organisation, { numRuns: 80, seed: 7 })
  await app.database.write((write) =>
    write.insert(
      Organisation,
      bodies.map(({ sector, territory, isDraft, ...columns }) =>
        fakeOrganisation({
          ...columns,
          sectorId: sector && sectorId(sector),
          territoryId: territory && territoryId(territory),
          ...(isDraft && { publishedAt: null }),
        }),
      ),
    ),
  )
  const editor = await app.appoint(Role.EDITOR, territoryId('14'))
  return { app, model, askers: { visitor: app, editor } }
}
