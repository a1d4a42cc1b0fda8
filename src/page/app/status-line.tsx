import { Link } from 'wouter'
import { useConnection } from '../api/connection.ts'
import { useLanguage, useText } from '../api/language.ts'
import { dutchAnswer } from '../diagnose/dutch-answer.ts'
import {
  useInstallation,
  useInstallationEvents,
  useMayKnowInstallation,
  verdictOf,
} from '../diagnose/use-installation.ts'
import { Icon } from '../ui/icon.tsx'
import { useNumber, WithTimes } from '../ui/time.tsx'
import { PATHS } from './paths.ts'
import { SHELL } from './texts.ts'

const TONES = { well: 'good', unsure: 'warn', attention: 'bad' } as const
const ICONS = { well: 'check', unsure: 'question', attention: 'alert' } as const
const FINDING = `${PATHS.diagnose}?of=*`

/** The verdict on the installation, on each view: that all is well, or the first cause, with a link to the finding. */
export function StatusLine() {
  const say = useText(SHELL)
  const isDutch = useLanguage() === 'nl'
  const number = useNumber()
  const { state } = useConnection()
  useInstallationEvents()
  const installation = useInstallation()
  if (!useMayKnowInstallation()) return null
  if (!installation) return <p className="status-line soft">{say.statusChecking}</p>
  const { diagnosis, waiting = 0 } = installation
  const verdict = verdictOf(diagnosis)
  const causes = diagnosis.checks.filter((check) => check.status === 'FAIL').length
  const isOld = state === 'reconnecting' || state === 'offline'
  return (
    <p className={`status-line ${isOld ? 'soft' : TONES[verdict]}`}>
      <Icon name={ICONS[verdict]} />
      <span className="status-text">
        {isOld && <>{say.statusOld} </>}
        <strong>{say[`status_${verdict}`]}</strong>
        {verdict !== 'well' && (
          <>
            {' '}
            <WithTimes text={isDutch ? dutchAnswer(diagnosis) : diagnosis.answer} />
          </>
        )}
        {verdict === 'attention' && (
          <span className="soft">
            {causes > 1 && ` ${causes === 2 ? say.moreCausesOne : say.moreCauses(number(causes - 1))}`}
            {waiting > 0 && ` ${waiting === 1 ? say.waitingOne : say.waiting(number(waiting))}`}
          </span>
        )}
      </span>
      {verdict !== 'well' && (
        <Link href={FINDING} className="button small">
          {verdict === 'attention' ? say.fix : say.toDiagnosis}
          <Icon name="arrow" />
        </Link>
      )}
    </p>
  )
}
