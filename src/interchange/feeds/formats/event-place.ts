/** Where an event is, as feeds have it. */
export interface FiledPlace {
  readonly place: string | null
  readonly address: {
    readonly street: string | null
    readonly postalCode: string | null
    readonly town: string | null
  } | null
  readonly territoryName: string | null
  readonly onlineUrl: string | null
}

/** As people write it: the place, the street, the town. Whoever takes part from afar needs no more than is known. */
export function placeOf({ place, address, territoryName, onlineUrl }: FiledPlace): string {
  const town = [address?.postalCode, address?.town].filter(Boolean).join(' ')
  const isSomewhere = Boolean(place || address?.street) || onlineUrl === null
  const parts = [place, address?.street, town || (isSomewhere ? territoryName : null)]
  const written = parts.filter((part): part is string => Boolean(part))
  return written
    .filter((part, index) => !written.slice(0, index).some((each) => each.includes(part)))
    .join(', ')
}
