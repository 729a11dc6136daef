import { replaceCoHosts } from '../../../event/co-hosting/invite-co-hosts'
import { Event } from '../../../event/event.entity'
import { Hosts } from '../../../event/hosts'
import { eventSaid } from '../../../event/keeping/event-said'
import type { Acting } from '../../../keeping/write-as'
import { eventWords } from '../../../partnership/keeping/naming/search-words'
import type { Target } from '../../run/row'
import { givenIn } from '../given'
import type { Named } from '../rules/references'
import { inputOf, saidOf } from './event-row'

export async function createEvents(targets: readonly Target[], wholes: Named, acting: Acting) {
  const hostOf = ({ row }: Target) => wholes(row.said.partnershipId) as string
  const coHosts = targets.flatMap(({ row }) => saidOf(row).coHostIds ?? [])
  const hosts = await Hosts.of([...targets.map(hostOf), ...coHosts], acting)
  const at = acting.now.toISOString()
  const records = []
  for (const target of targets) {
    const host = hosts.named(hostOf(target))
    const { columns } = await eventSaid(inputOf(target.row, host.id), null, acting)
    const said = columns as Pick<Event, 'title' | 'startsAt'>
    const { status } = saidOf(target.row)
    records.push({
      ...{ sources: [], createdAt: at, updatedAt: at, ...said, ...(status && { status }) },
      ...givenIn(target.row.said, [
        ...(['isExample', 'createdAt', 'updatedAt', 'version', 'viewCount'] as const),
      ]),
      ...(target.row.said.commentPolicy != null && {
        commentPolicy: target.row.said.commentPolicy as Event['commentPolicy'],
      }),
      ...{ ...eventWords(said, host.name), partnershipId: host.id, id: target.id },
    })
  }
  await acting.write.insert(Event, records)
  for (const { row, id } of targets) {
    const coHostIds = saidOf(row).coHostIds ?? []
    if (coHostIds.length > 0) await replaceCoHosts(id, { coHostIds, hosts }, acting)
  }
}
