/** The rows of the hand-written statements. */
export interface PartnershipRow {
  id: string
  name: string
  summary: string | null
  createdAt: string
}

export interface NamedRow {
  id: string
  name: string
}

export interface SectorRow extends NamedRow {
  parentId: string
  code: string
}

export interface MemberRow {
  parentId: string
  id: string
  role: string
  organisationId: string | null
  organisationName?: string | null
}

export interface EventRow {
  parentId: string
  id: string
  title: string
  startsAt: string
}

export interface AccountRow {
  id: string
  displayName: string
}

export interface CommentRow {
  parentId: string
  id: string
  body: string | null
  createdAt: string
  authorId: string | null
  displayName?: string | null
}

export interface HitRow {
  type: 'Partnership' | 'Event' | 'Organisation'
  id: string
  label: string
}

export interface Representation {
  __typename: string
  id: string
}
