import { SLUG } from '../../../partnership/partnership.entity'
import { SectorCode } from '../../../sector/sector.entity'
import { LocationPrecision } from '../../../shared/location.enums'
import { CommentPolicy } from '../../../shared/node'
import { DateTime, PartialDate, WebAddress } from '../../../shared/scalars'
import {
  count,
  list,
  matching,
  numeric,
  oneOf,
  optional,
  orElse,
  record,
  type Shape,
  scalar,
  text,
} from './shape'

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

export const sources = list(record({ url: webAddress, asOf: optional(partialDate) }))

export const discussed = {
  viewCount: orElse(count, 0),
  commentPolicy: orElse(oneOf(Object.values(CommentPolicy)), CommentPolicy.OPEN),
}

export const inEachLanguage = <T>(shape: Shape<T>) => record({ PL: shape, EN: shape })
