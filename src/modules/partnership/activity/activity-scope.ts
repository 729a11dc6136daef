import type { Scope } from '../../../core/lists/list-declaration'

/** What the signs of activity depend on, besides their partnership. */
export type ActivityScope = Pick<Scope, 'dialect' | 'today' | 'viewer'>
