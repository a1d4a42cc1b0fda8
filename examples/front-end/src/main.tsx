import { ApolloProvider } from '@apollo/client/react'
import { createRoot } from 'react-dom/client'
import { client } from './api'
import { Customers } from './customers'

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <ApolloProvider client={client}>
      <Customers channel="houston" />
    </ApolloProvider>,
  )
