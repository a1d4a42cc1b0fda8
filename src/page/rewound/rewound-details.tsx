import { useState } from 'react'
import { useLanguage, useText } from '../api/language.ts'
import { useMay, useWhoami } from '../api/whoami.ts'
import type { HeadquartersRewoundQuery } from '../generated/documents.ts'
import { Icon } from '../ui/icon.tsx'
import { Ago } from '../ui/time.tsx'
import RecoverDialog from './recover-dialog.tsx'
import { REWOUND } from './texts.ts'

type Props = { rewound: NonNullable<HeadquartersRewoundQuery['serverInfo']['headquartersRewound']> }

/** What happened to headquarters, since when, what it means, and what to do. */
export default function RewoundDetails({ rewound }: Props) {
  const say = useText(REWOUND)
  const may = useMay()
  const { channels } = useWhoami()
  const language = useLanguage()
  const [recovering, setRecovering] = useState(false)
  return (
    <section className="note bad" role="alert" aria-labelledby="rewound-title">
      <Icon name="alert" />
      <div>
        <h2 id="rewound-title">{say.title}</h2>
        <p>
          {say.meaning} {say.since} <Ago at={rewound.since} />.
        </p>
        {language === 'en' && <p className="hint">{rewound.message}</p>}
        {may('Mutation.recoverHeadquarters') && channels === null ? (
          <button type="button" className="button small" onClick={() => setRecovering(true)}>
            {say.recover}
          </button>
        ) : (
          <p>{say.askAdministrator}</p>
        )}
      </div>
      {recovering && <RecoverDialog onClose={() => setRecovering(false)} />}
    </section>
  )
}
