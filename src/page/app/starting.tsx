import { Brand } from './brand.tsx'

/** What is shown until the page knows who is signed in; index.html has the same until the program is loaded. */
export function Starting() {
  return (
    <main className="starting" aria-busy="true">
      <div className="head">
        <Brand />
      </div>
      <div className="skeletons">
        {['w0', 'w1', 'w2', 'w3'].map((width) => (
          <span key={width} className={`skeleton ${width}`} />
        ))}
      </div>
    </main>
  )
}
