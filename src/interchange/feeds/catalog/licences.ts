interface Licence {
  /** In the words by which CKAN, the software of most portals, knows it. */
  readonly title: string
  /** The code among the licences of the EU. */
  readonly authority: string
}

const LICENCES: Readonly<Record<string, Licence>> = {
  'CC0-1.0': { title: 'Creative Commons CCZero', authority: 'CC0' },
  'CC-BY-4.0': { title: 'Creative Commons Attribution', authority: 'CC_BY_4_0' },
  'CC-BY-SA-4.0': { title: 'Creative Commons Attribution Share-Alike', authority: 'CC_BYSA_4_0' },
  'ODbL-1.0': { title: 'Open Data Commons Open Database License (ODbL)', authority: 'ODC_BL' },
}

/** A licence by its SPDX identifier, as catalogues describe it. */
export function licenceOf(identifier: string): object {
  const known = LICENCES[identifier]
  return {
    '@id': `https://spdx.org/licenses/${identifier}`,
    '@type': 'dct:LicenseDocument',
    'dct:identifier': identifier,
    'dct:title': known?.title ?? identifier,
    ...(known && {
      'owl:sameAs': { '@id': `http://publications.europa.eu/resource/authority/licence/${known.authority}` },
    }),
  }
}
