import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './api/query.ts'
import { takeTokenOfLink } from './api/session.ts'
import { App } from './app/app.tsx'
import { showTheme } from './app/theme.ts'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'
import './ui/parts.css'
import './ui/table.css'
import './app/shell.css'

takeTokenOfLink()
// The link may be opened in a tab that shows the page already: then only the fragment changes.
addEventListener('hashchange', takeTokenOfLink)
showTheme()

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  )
