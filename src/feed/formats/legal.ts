/** What XML has no sign for. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/** A text as the builder of XML takes it: it reads entities, and then writes what looks like one as it is. */
export const legal = (text: string) => text.replace(ILLEGAL, ' ').replaceAll('&', '&amp;amp;')
