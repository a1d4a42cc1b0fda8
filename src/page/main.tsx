import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './api/query.ts'
import { readSession, takeTokenFromLink } from './api/session.ts'
import { App } from './app/app.tsx'
import { PageFailure } from './app/failure.tsx'
import { ErrorBoundary } from './ui/error-boundary.tsx'
import { ViewNotLoaded } from './ui/load-view.ts'
import { applyTheme } from './ui/theme.ts'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'
import './ui/parts.css'
import './ui/table.css'
import './app/shell.css'

takeTokenFromLink()
void readSession()
// In a tab that already shows the page, opening the link changes only the fragment.
addEventListener('hashchange', takeTokenFromLink)
applyTheme()

const root = document.getElementById('root')
if (root)
  createRoot(root, {
    // A view whose code could not be loaded is no fault of the page.
    onCaughtError: (error, { componentStack }) => {
      if (!(error instanceof ViewNotLoaded)) console.error(error, componentStack)
    },
  }).render(
    <StrictMode>
      <ErrorBoundary instead={(error, again) => <PageFailure error={error} again={again} />}>
        <QueryClientProvider client={queries}>
          <App />
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>,
  )
