import type { Context } from '../context'

/** Where only totals are asked for, no page is read. */
export const hasEntries = ({ selection }: Context) =>
  selection === null || selection.selectsAny('nodes', 'edges', 'pageInfo')

export const needsNextPage = ({ selection }: Context) =>
  selection === null ||
  selection.selects('PageInfo', 'hasNextPage') ||
  selection.selects('PageInfo', 'hasPreviousPage')

export const needsCursors = ({ selection }: Context) =>
  selection === null || selection.selectsAny('cursor', 'startCursor', 'endCursor')
