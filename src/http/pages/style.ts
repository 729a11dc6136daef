/** The style sheet of all pages: no fonts, pictures or scripts from anywhere. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #51596b; --paper: #fbfaf7; --card: #fff; --line: #d9d5ca; --link: #0b57a4; --mark: #b3261e }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceae4; --soft: #b4b9c6; --paper: #14171f; --card: #1c212c; --line: #363d4c; --link: #8ec2ff; --mark: #ff8a80 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif }
header, main, footer { max-width: 84rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; align-items: baseline; justify-content: space-between; border-top: 0.4rem solid var(--mark) }
h1 { margin: 0; font-size: clamp(2rem, 6vw, 3.2rem); letter-spacing: -0.02em; line-height: 1.1 }
nav a { margin-right: 1rem }
main.columns { display: grid; gap: 3rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 32rem), 1fr)) }
article { min-width: 0 }
h2 { margin: 0 0 0.5rem; font-size: 1.6rem; line-height: 1.25 }
h3 { margin: 2rem 0 0.5rem; font-size: 1.15rem }
p { margin: 0 0 1rem; max-width: 65ch }
.soft { color: var(--soft) }
a { color: var(--link) }
a:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px }
dl.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.75rem; margin: 1.5rem 0 }
dl.counts div { display: flex; flex-direction: column-reverse; padding: 0.75rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem }
dd { margin: 0 }
.counts dd { font-size: 1.8rem; font-weight: 700; font-variant-numeric: tabular-nums; line-height: 1.2 }
dt { color: var(--soft); font-size: 0.9rem; line-height: 1.3 }
ul { margin: 0 0 1rem; padding-left: 1.2rem }
li { margin: 0.35rem 0 }
pre { margin: 0; padding: 1rem; overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; font-size: 0.875rem }
table { border-collapse: collapse; width: 100% }
th, td { padding: 0.3rem 0.5rem; border-bottom: 1px solid var(--line); text-align: left; font-weight: 400 }
thead th { color: var(--soft); font-size: 0.9rem }
main.columns tbody th { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; width: 6rem }
.record header, .record main, .record footer { max-width: 66rem }
.record h1 { margin-bottom: 1rem; overflow-wrap: anywhere }
.record section { margin-top: 2.5rem }
.record dd, .record li, .record p, .record th { overflow-wrap: anywhere }
.lead { font-size: 1.25rem }
.name { margin: 0 }
.name a { font-weight: 700; color: inherit; text-decoration: none }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); gap: 0.75rem 1.5rem; margin: 1.5rem 0; padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem }
.events, .signals, .comments { list-style: none; padding: 0 }
.events li, .comments li { padding: 0.6rem 0; border-bottom: 1px solid var(--line) }
.events .soft { display: block }
.signal { padding: 0.75rem 1rem; margin: 0.75rem 0; background: var(--card); border: 1px solid var(--line); border-left: 0.4rem solid var(--soft); border-radius: 0.5rem }
.signal h3 { margin: 0 0 0.25rem }
.signal.good { border-left-color: #2e7d32 }
.signal.concern { border-left-color: var(--mark) }
form { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; margin: 1.5rem 0 }
label { display: flex; flex-direction: column; flex: 1 1 14rem; color: var(--soft); font-size: 0.9rem }
input, button { font: inherit; font-size: 1.0625rem; padding: 0.5rem 0.75rem; border: 1px solid var(--soft); border-radius: 0.4rem; background: var(--card); color: var(--ink) }
button { background: var(--link); border-color: var(--link); color: var(--paper); cursor: pointer }
input:focus-visible, button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
blockquote { margin: 0.5rem 0 0; padding-left: 1rem; border-left: 3px solid var(--line) }
footer { color: var(--soft); border-top: 1px solid var(--line) }
`
