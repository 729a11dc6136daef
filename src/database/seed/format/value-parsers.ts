import { CommentPolicy } from '../../../core/collections/node'
import { DateTime, PartialDate, WebAddress } from '../../../core/scalars'
import { LocationPrecision } from '../../../core/values/place'
import { SLUG } from '../../../modules/partnership/partnership.collection'
import { SectorCode } from '../../../modules/sector/sector.entity'
import {
  count,
  list,
  matching,
  numeric,
  oneOf,
  optional,
  orElse,
  type Parser,
  record,
  scalar,
  text,
} from './parser'

export const slug = matching(SLUG)
export const instant = scalar(DateTime)
export const partialDate = scalar(PartialDate)
export const webAddress = scalar(WebAddress)
export const sector = oneOf(Object.values(SectorCode))

export const identifiers = {
  krs: optional(matching(/^\d{10}$/)),
  nip: optional(matching(/^\d{10}$/)),
  regon: optional(matching(/^\d{9}(\d{5})?$/)),
}

export const location = record({
  latitude: numeric,
  longitude: numeric,
  precision: oneOf(Object.values(LocationPrecision)),
})

export const address = record({
  street: optional(text),
  postalCode: optional(matching(/^\d{2}-\d{3}$/)),
  town: optional(text),
})

export const reachedBy = {
  email: optional(matching(/^[^@\s]+@[^@\s]+$/)),
  phone: optional(matching(/^\+[\d ]+$/)),
  website: optional(webAddress),
}

export const contact = record(reachedBy)

/** Where it is not said, they were read with the others of the file. */
export const sources = list(
  record({ url: webAddress, asOf: optional(partialDate), retrievedAt: optional(instant) }),
)

export const discussed = {
  viewCount: orElse(count, 0),
  commentPolicy: orElse(oneOf(Object.values(CommentPolicy)), CommentPolicy.OPEN),
}

export const inEachLanguage = <T>(parser: Parser<T>) => record({ PL: parser, EN: parser })
