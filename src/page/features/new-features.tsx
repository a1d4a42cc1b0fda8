import { callApi } from '../api/call-api.ts'
import { useText } from '../api/language.ts'
import { keyOf, queries, useApiQuery } from '../api/query.ts'
import { useMay } from '../api/whoami.ts'
import {
  CheckForFeatureUpdatesDocument,
  FeatureParametersDocument,
  SetFeatureParametersDocument,
} from '../generated/documents.ts'
import { Icon } from '../ui/icon.tsx'
import { toast } from '../ui/toast.tsx'
import { reloadFeatures } from './feature-dialogs.tsx'
import { FEATURES } from './texts.ts'

/** What happens with the features that a release adds: *Enable new features automatically*, *Check for updates*. */
export function NewFeatures() {
  const say = useText(FEATURES)
  const may = useMay()
  const { data } = useApiQuery(FeatureParametersDocument, {}, { keep: true })
  const automatically = data?.featureParameters.enableNewFeaturesAutomatically ?? false
  const choose = async () => {
    try {
      await callApi(SetFeatureParametersDocument, { input: { enableNewFeaturesAutomatically: !automatically } })
    } catch {
      toast('bad', say.notSaved)
    }
    void queries.invalidateQueries({ queryKey: keyOf(FeatureParametersDocument) })
  }
  const check = async () => {
    try {
      const { added, changed } = (await callApi(CheckForFeatureUpdatesDocument, {})).checkForFeatureUpdates
      toast('good', say.updates(added.length, changed.length))
      reloadFeatures()
    } catch {
      toast('bad', say.notChecked)
    }
  }
  return (
    <div className="actions">
      {data && (
        <label className="check">
          <input
            type="checkbox"
            checked={automatically}
            disabled={!may('Mutation.setFeatureParameters')}
            onChange={() => void choose()}
          />
          {say.automatically}
        </label>
      )}
      {may('Mutation.checkForFeatureUpdates') && (
        <button type="button" className="button" onClick={() => void check()}>
          <Icon name="sync" />
          {say.checkForUpdates}
        </button>
      )}
    </div>
  )
}
