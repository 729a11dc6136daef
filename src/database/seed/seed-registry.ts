import type { Logger } from 'pino'
import type { Config } from '../../config/config'
import type { Transaction } from '../../core/change-log/transaction'
import type { EntityClass } from '../../core/collections/reader'
import { Account } from '../../modules/account/account.entity'
import { Comment } from '../../modules/comment/comment.entity'
import { Event } from '../../modules/event/event.entity'
import { Guide } from '../../modules/guide/guide.entity'
import { Initiator } from '../../modules/initiator/initiator.entity'
import { Organisation } from '../../modules/organisation/organisation.entity'
import { Agreement } from '../../modules/partnership/agreement/agreement.entity'
import { Goal } from '../../modules/partnership/goal/goal.entity'
import { PartnershipLink } from '../../modules/partnership/link/link.entity'
import { Membership } from '../../modules/partnership/membership/membership.entity'
import { Partnership } from '../../modules/partnership/partnership.entity'
import { Sector } from '../../modules/sector/sector.entity'
import { Territory } from '../../modules/territory/territory.entity'
import type { Database } from '../database'
import { type Facts, readFacts } from './rows/facts'
import {
  readTerritories,
  sectorRows,
  type TerritoryFacts,
  territoryNames,
  territoryRows,
} from './rows/seed-areas'
import { accountRows, commentRows } from './rows/seed-comments'
import { eventCoHosts, eventRows } from './rows/seed-events'
import { guideExamples, guideRows, readGuides } from './rows/seed-guides'
import { initiatorLinks, initiatorRows, organisationRows } from './rows/seed-organisations'
import {
  agreementParties,
  agreementRows,
  goalRows,
  linkRows,
  membershipRows,
  partnershipLinks,
  partnershipRows,
} from './rows/seed-partnerships'
import type { Links, SeedRow } from './rows/seed-row'
import { updateTerritories } from './update-territories'

/** Ids that one statement asks for. */
const MAX_IDS = 10_000

/** Adds what the registry lacks, and changes nothing that is there. */
export class MissingRecords {
  readonly counts: Record<string, number> = {}
  private readonly added = new Set<string>()

  constructor(private readonly write: Transaction) {}

  async add<T extends object & { readonly id: string }>(
    called: string,
    entity: EntityClass<T>,
    rows: readonly SeedRow<T>[],
  ) {
    const ids = rows.map(({ id }) => id)
    if (new Set(ids).size < ids.length) {
      const twice = rows.find(({ id }, index) => ids.indexOf(id) < index)
      throw new Error(`Two of the first ${called} are the same: ${JSON.stringify(twice)}.`)
    }
    const present = await this.present(ids, entity)
    const missing = rows.filter(({ id }) => !present.has(id))
    await this.write.insert(entity, missing)
    for (const { id } of missing) this.added.add(id)
    this.counts[called] = (this.counts[called] ?? 0) + missing.length
  }

  /** All of them where the registry has none at all. */
  async addToNone<T extends object & { readonly id: string }>(
    called: string,
    entity: EntityClass<T>,
    rows: () => readonly SeedRow<T>[],
  ) {
    if (await this.write.manager.exists(entity)) this.counts[called] = 0
    else await this.add(called, entity, rows())
  }

  /** The links of the records just added. Those of a record that was there are its organisers' business. */
  async link({ table, owner, rows }: Links) {
    await this.write.insertRows(
      table,
      rows.filter((row) => this.added.has(row[owner] ?? '')),
    )
  }

  private async present(ids: readonly string[], entity: EntityClass<object>): Promise<Set<string>> {
    const found = new Set<string>()
    for (let start = 0; start < ids.length; start += MAX_IDS) {
      const rows: { id: string }[] = await this.write.manager
        .createQueryBuilder(entity, 'r')
        .select('r.id', 'id')
        .where('r.id IN (:...asked)', { asked: ids.slice(start, start + MAX_IDS) })
        .getRawMany()
      for (const { id } of rows) found.add(id)
    }
    return found
  }
}

/**
 * Fills an empty registry: the sectors and the territories, which the API promises, in any case; with `facts` also the
 * real partnerships; with `examples` the fictional ones too. A registry that has a partnership belongs to its
 * organisers: it gets none.
 */
export async function loadFirstData(database: Database, choice: Config['firstData'], log: Logger) {
  const begun = performance.now()
  const territories = readTerritories()
  const addReferences = references(territories)
  const addFacts = choice === 'none' ? null : facts(territories, choice === 'examples')
  await updateTerritories(database, territories)
  const counts = await database.write(async (write) => {
    await write.lockReferenceRecords()
    const missing = new MissingRecords(write)
    await addReferences(missing)
    if (!(await write.manager.exists(Partnership))) await addFacts?.(missing)
    return missing.counts
  })
  log.info({ ...counts, ms: Math.round(performance.now() - begun) }, 'first data loaded')
}

/** Whatever else a registry holds, the sectors and the territories are there: others refer to them. */
export async function addReferenceRecords(database: Database) {
  const territories = readTerritories()
  const add = references(territories)
  await updateTerritories(database, territories)
  await database.write(async (write) => {
    await write.lockReferenceRecords()
    await add(new MissingRecords(write))
  })
}

/** The files are read and checked when it is made, before anything is written. */
type Addition = (missing: MissingRecords) => Promise<void>

function references(territories: TerritoryFacts): Addition {
  const sectors = sectorRows()
  return async (missing) => {
    await missing.add('sectors', Sector, sectors)
    // One that has units has them of a state of its own.
    await missing.addToNone('territories', Territory, () => territoryRows(territories))
  }
}

function facts(territories: TerritoryFacts, withExamples: boolean): Addition {
  const names = territoryNames(territories)
  const real = readFacts('partnerships.json', false, names)
  const files: [Facts, ...Facts[]] = withExamples ? [real, readFacts('examples.json', true, names)] : [real]
  const guides = readGuides(files)
  const all = <T>(rows: (facts: Facts) => T[]) => files.flatMap(rows)
  return async (missing) => {
    // What a newer state of the register lacks, though facts name it.
    const former = territoryRows(territories).map((row) => ({ ...row, isHistorical: true }))
    await missing.add('territories', Territory, former)
    await missing.add('organisations', Organisation, all(organisationRows))
    await missing.add('initiators', Initiator, all(initiatorRows))
    await missing.add('partnerships', Partnership, all(partnershipRows))
    await missing.add('goals', Goal, all(goalRows))
    await missing.add('memberships', Membership, all(membershipRows))
    await missing.add('agreements', Agreement, all(agreementRows))
    await missing.add('links', PartnershipLink, all(linkRows))
    await missing.add('events', Event, all(eventRows))
    await missing.add('guides', Guide, guideRows(guides))
    await missing.add('accounts', Account, all(accountRows))
    await missing.add('comments', Comment, all(commentRows))
    const links = [
      ...all(partnershipLinks),
      ...files.flatMap((each) => [initiatorLinks(each), agreementParties(each), eventCoHosts(each)]),
    ]
    for (const each of [...links, guideExamples(guides)]) await missing.link(each)
  }
}
