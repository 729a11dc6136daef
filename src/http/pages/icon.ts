/** Three circles that overlap: the sectors. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill-opacity=".75"><circle cx="16" cy="11" r="9" fill="#b3261e"/><circle cx="11" cy="20" r="9" fill="#0b57a4"/><circle cx="21" cy="20" r="9" fill="#2e7d32"/></svg>'

export const ICON_LINK = `data:image/svg+xml,${encodeURIComponent(ICON)}`
