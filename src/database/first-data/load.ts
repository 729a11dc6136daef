import type { Logger } from 'pino'
import { Account } from '../../account/account.entity'
import type { Transaction } from '../../change/transaction'
import { Comment } from '../../comment/comment.entity'
import type { Config } from '../../config/config'
import { Event } from '../../event/event.entity'
import { Guide } from '../../guide/guide.entity'
import { Initiator } from '../../initiator/initiator.entity'
import { Organisation } from '../../organisation/organisation.entity'
import { Agreement } from '../../partnership/agreement/agreement.entity'
import { Goal } from '../../partnership/goal/goal.entity'
import { Membership } from '../../partnership/membership/membership.entity'
import { Partnership } from '../../partnership/partnership.entity'
import { Sector } from '../../sector/sector.entity'
import { Territory } from '../../territory/territory.entity'
import type { Database } from '../database'
import { MissingRecords } from './missing-records'
import { accountRows, commentRows } from './records/comments'
import { eventCoHosts, eventRows } from './records/events'
import { type Facts, readFacts } from './records/facts'
import { guideExamples, guideRows, readGuides } from './records/guides'
import { initiatorLinks, initiatorRows } from './records/initiators'
import { organisationRows } from './records/organisations'
import {
  agreementParties,
  agreementRows,
  goalRows,
  membershipRows,
  partnershipLinks,
  partnershipRows,
} from './records/partnerships'
import { sectorRows } from './records/sectors'
import { readTerritories, territoryNames, territoryRows } from './records/territories'

/**
 * Fills an empty registry: the sectors, which the API promises, in any case; with `facts` also the real partnerships;
 * with `examples` the fictional ones too. A registry that has a partnership belongs to its organisers: it gets none.
 */
export async function loadFirstData(database: Database, choice: Config['firstData'], log: Logger) {
  const begun = performance.now()
  const addSectors = sectors()
  const addFacts = choice === 'none' ? null : facts(choice === 'examples')
  const counts = await database.write(async (write) => {
    await takeTurn(write)
    const missing = new MissingRecords(write)
    await addSectors(missing)
    if (!(await write.manager.exists(Partnership))) await addFacts?.(missing)
    return missing.counts
  })
  log.info({ ...counts, ms: Math.round(performance.now() - begun) }, 'first data loaded')
}

/** Whatever else a registry holds, the sectors are there: others refer to them. */
export async function addSectors(database: Database) {
  const add = sectors()
  await database.write(async (write) => {
    await takeTurn(write)
    await add(new MissingRecords(write))
  })
}

/** Programs that start at the same time take turns: the registry's row stays locked until commit. */
const takeTurn = (write: Transaction) => write.manager.query('UPDATE "registry" SET "version" = "version"')

/** The files are read and checked when it is made, before anything is written. */
type Addition = (missing: MissingRecords) => Promise<void>

function sectors(): Addition {
  const rows = sectorRows()
  return (missing) => missing.add('sectors', Sector, rows)
}

function facts(withExamples: boolean): Addition {
  const territories = readTerritories()
  const names = territoryNames(territories)
  const real = readFacts('partnerships.json', false, names)
  const files: [Facts, ...Facts[]] = withExamples ? [real, readFacts('examples.json', true, names)] : [real]
  const guides = readGuides(files)
  const all = <T>(rows: (facts: Facts) => T[]) => files.flatMap(rows)
  return async (missing) => {
    await missing.add('territories', Territory, territoryRows(territories))
    await missing.add('organisations', Organisation, all(organisationRows))
    await missing.add('initiators', Initiator, all(initiatorRows))
    await missing.add('partnerships', Partnership, all(partnershipRows))
    await missing.add('goals', Goal, all(goalRows))
    await missing.add('memberships', Membership, all(membershipRows))
    await missing.add('agreements', Agreement, all(agreementRows))
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
