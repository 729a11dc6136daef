import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Makes src/modules/territory/map/boundaries.json of two files: the boundaries of the powiats as GeoJSON (features with
 * `teryt`), and the places of the gminas as CSV (`teryt,name,lat,lon,…`).
 *
 *   node scripts/map-territories.mjs boundaries-powiats.geojson gmina-coordinates.csv
 */
const [boundariesFile, placesFile] = process.argv.slice(2)
if (!boundariesFile || !placesFile)
  throw new Error('Usage: node scripts/map-territories.mjs BOUNDARIES.geojson PLACES.csv')

/** Four decimals: about ten metres. */
const SCALE = 10_000
const scaled = (degrees) => Math.round(Number(degrees) * SCALE)

/** The first point, and of each other how far it is from the one before: longitude, latitude, longitude, … */
function steps(ring) {
  let [x, y] = [0, 0]
  return ring.flatMap(([longitude, latitude]) => {
    const step = [scaled(longitude) - x, scaled(latitude) - y]
    ;[x, y] = [scaled(longitude), scaled(latitude)]
    return step
  })
}

const powiats = JSON.parse(readFileSync(boundariesFile, 'utf8')).features.map(({ properties, geometry }) => {
  const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates]
  return [properties.teryt, polygons.flat().map(steps)]
})

const places = readFileSync(placesFile, 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(','))
const gminas = places
  .filter(([code]) => /^\d{6}[123]$/.test(code))
  .map(([code, , latitude, longitude]) => [code, [scaled(longitude), scaled(latitude)]])

const sorted = (entries) => entries.sort(([one], [other]) => (one < other ? -1 : 1))
const lines = (entries) => sorted(entries).map(([code, value]) => `    "${code}": ${JSON.stringify(value)}`)

const about =
  'The boundaries of the powiats, simplified, and a place in each gmina, mostly its seat, in ten-thousandths of a degree (WGS 84), longitude first. Made by scripts/map-territories.mjs.'
const sources = [
  'Boundaries: Państwowy Rejestr Granic, GUGiK, open data.',
  'Places: GeoNames, CC BY 4.0; where it has none, the middle of the area, by the same register of boundaries.',
]
writeFileSync(
  fileURLToPath(new URL('../src/modules/territory/map/boundaries.json', import.meta.url)),
  `{
  "about": ${JSON.stringify(about)},
  "sources": ${JSON.stringify(sources)},
  "powiats": {
${lines(powiats).join(',\n')}
  },
  "gminas": {
${lines(gminas).join(',\n')}
  }
}
`,
)
