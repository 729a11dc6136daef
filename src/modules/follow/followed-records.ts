import { prefixOf } from '../../core/id'
import { organisations } from '../organisation/organisation.entity'
import { partnerships } from '../partnership/partnership.collection'
import { territories } from '../territory/territory.entity'

const FOLLOWABLE: readonly string[] = [partnerships, organisations, territories].map(({ prefix }) => prefix)

/** Whether the id is, or was, that of something which can be followed. */
export const isFollowable = (id: string): boolean => FOLLOWABLE.includes(prefixOf(id) ?? '')
