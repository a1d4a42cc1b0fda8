import { type ComponentType, createElement, useEffect, useState } from 'react'
import { useText } from '../api/language.ts'
import { loadView } from './load-view.ts'
import { UI } from './texts.ts'
import { toast } from './toast.tsx'

/**
 * A part of the page whose code is loaded when it is first shown; null until then. `failed` is called when it could not
 * be loaded.
 */
export function useLoaded<Part>(
  isShown: boolean,
  load: () => Promise<{ default: Part }>,
  failed: () => void = () => {},
): Part | null {
  const [part, setPart] = useState<{ loaded: Part } | null>(null)
  useEffect(() => {
    if (isShown) loadView({ load }).then(({ default: loaded }) => setPart({ loaded }), failed)
  }, [isShown])
  return part?.loaded ?? null
}

/** A component whose code is loaded when it is first rendered, such as a dialog; until then there is nothing. */
export function loadedLater<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): (props: Props) => React.ReactNode {
  return function LoadedLater(props) {
    const say = useText(UI)
    const Loaded = useLoaded(true, load, () => toast('bad', say.partNotLoaded))
    return Loaded && createElement(Loaded, props)
  }
}
