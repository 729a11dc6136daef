import type { Tallies } from './tallies'

/** What a list finds, counted when a client asks for it. */
export abstract class Facets {
  constructor(readonly tallies: Tallies) {}
}
