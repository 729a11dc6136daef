import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, startApp } from '../../support/app'
import { fakeOrganisation, fakePartnership, fakeSectors, fakeTerritory } from '../../support/fakes'

export const FIELDS =
  'id state reason statement createdAt decidedAt claimant { id } subject { __typename id } viewerCan { decide { allowed reason } withdraw { allowed reason } }'

const INPUTS = {
  claimPartnership: 'ClaimPartnershipInput',
  claimOrganisation: 'ClaimOrganisationInput',
  decideClaim: 'DecideClaimInput',
  withdrawClaim: 'WithdrawClaimInput',
} as const

export const REASON = 'Jestem sekretarzem partnerstwa.'

/** The claim that a mutation answers with, or the code of the refusal with what else it says. */
export async function ask(by: Client, mutation: keyof typeof INPUTS, input: object) {
  const { data, errors } = await by.query(
    `mutation Ask($input: ${INPUTS[mutation]}!) { ${mutation}(input: $input) { claim { ${FIELDS} } warnings { code } } }`,
    { input },
  )
  const extensions = errors?.[0]?.extensions
  return { claim: data?.[mutation]?.claim, code: extensions?.code, extensions }
}

/** What waits for the asker's decision. */
export const waiting = async (by: Client): Promise<string[]> =>
  (await by.data('{ claims(first: 100) { nodes { id } } }')).claims.nodes.map(({ id }: { id: string }) => id)

const [here, there] = ['1609063', '1465058']

/** Partnerships and organisations of two territories, and who decides about those of the first. */
export async function startClaims(databaseUrl?: string) {
  const app = await startApp({}, databaseUrl)
  const partnerships = [fakePartnership(), fakePartnership()] as const
  const organisations = [here, there].map((code) => fakeOrganisation({ territoryId: `territory_${code}` }))
  await app.database.write(async (write) => {
    await write.insert(Sector, fakeSectors())
    await write.insert(Territory, [
      fakeTerritory('PL', null),
      fakeTerritory('16', 'PL'),
      fakeTerritory(here as string, '16'),
      fakeTerritory(there as string, 'PL'),
    ])
    await write.insert(Organisation, organisations)
    await write.insert(Partnership, [...partnerships])
    await write.insertRows(
      'partnership_territory',
      partnerships.map(({ id }, index) => ({
        partnershipId: id,
        territoryId: `territory_${index === 0 ? here : there}`,
      })),
    )
  })
  return {
    app,
    partnership: partnerships[0].id,
    elsewhere: partnerships[1].id,
    organisation: String(organisations[0]?.id),
    editor: await app.appoint(Role.EDITOR, 'territory_16'),
    stranger: await app.appoint(Role.EDITOR, `territory_${there}`),
    admin: await app.appoint(Role.ADMIN),
  }
}

export type World = Awaited<ReturnType<typeof startClaims>>

export const grantsOf = async (app: App, accountId: string) =>
  (await app.database.dataSource.query(
    `SELECT "role", "scopeId", "grantedById" FROM "role_grant" WHERE "accountId" = '${accountId}'`,
  )) as { role: string; scopeId: string; grantedById: string }[]
