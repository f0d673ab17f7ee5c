import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  type RouterHistory,
} from '@tanstack/react-router'
import { readBoardSearch } from '../board/board-search.ts'
import { readBreachSearch } from '../breaches/breach-search.ts'
import { readCaseSearch } from '../cases/case-search.ts'
import { CasesPage } from '../cases/cases-page.tsx'
import { readDeliverySearch } from '../delivery/delivery-search.ts'
import { readDesignerSearch } from '../designer/designer-search.ts'
import { readDiagnosisSearch } from '../diagnosis/diagnosis-search.ts'
import { readFactorCasesSearch } from '../diagnosis/factor-cases-search.ts'
import { readForecastSearch } from '../forecast/forecast-search.ts'
import { readFactSearch, readReportSearch } from '../reports/report-search.ts'
import { readScorecardSearch } from '../scorecards/scorecard-search.ts'
import { PageFailure } from '../shell/error-boundary.tsx'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { Shell } from '../shell/shell.tsx'
import { readSearchText, writeSearchText } from './search-text.ts'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: () => <Navigate to="/cases" replace />,
})

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: readCaseSearch,
  component: CasesPage,
})

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('../case/case-page.tsx'), 'CasePage'),
})

const breaches = createRoute({
  getParentRoute: () => root,
  path: '/breaches',
  validateSearch: readBreachSearch,
  component: lazyRouteComponent(() => import('../breaches/breaches-page.tsx'), 'BreachesPage'),
})

const oneRetrospective = createRoute({
  getParentRoute: () => root,
  path: '/retrospectives/$retrospective',
  component: lazyRouteComponent(() => import('../review/retrospective-page.tsx'), 'RetrospectivePage'),
})

const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import('../board/board-page.tsx'), 'BoardPage'),
})

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('../reports/reports-page.tsx'), 'ReportsPage'),
})

const reportFacts = createRoute({
  getParentRoute: () => root,
  path: '/reports/cases',
  validateSearch: readFactSearch,
  component: lazyRouteComponent(() => import('../reports/facts-page.tsx'), 'FactsPage'),
})

const scheduledReports = createRoute({
  getParentRoute: () => root,
  path: '/reports/scheduled',
  validateSearch: readDeliverySearch,
  component: lazyRouteComponent(() => import('../delivery/schedules-page.tsx'), 'SchedulesPage'),
})

const diagnosis = createRoute({
  getParentRoute: () => root,
  path: '/diagnosis',
  validateSearch: readDiagnosisSearch,
  component: lazyRouteComponent(() => import('../diagnosis/diagnosis-page.tsx'), 'DiagnosisPage'),
})

const factorCases = createRoute({
  getParentRoute: () => root,
  path: '/diagnosis/cases',
  validateSearch: readFactorCasesSearch,
  component: lazyRouteComponent(() => import('../diagnosis/factor-cases-page.tsx'), 'FactorCasesPage'),
})

const forecast = createRoute({
  getParentRoute: () => root,
  path: '/forecast',
  validateSearch: readForecastSearch,
  component: lazyRouteComponent(() => import('../forecast/forecast-page.tsx'), 'ForecastPage'),
})

const scorecards = createRoute({
  getParentRoute: () => root,
  path: '/scorecards',
  validateSearch: readScorecardSearch,
  component: lazyRouteComponent(() => import('../scorecards/scorecards-page.tsx'), 'ScorecardsPage'),
})

const start = createRoute({
  getParentRoute: () => root,
  path: '/start',
  component: lazyRouteComponent(() => import('../start/start-page.tsx'), 'StartPage'),
})

const designer = createRoute({
  getParentRoute: () => root,
  path: '/designer',
  component: lazyRouteComponent(() => import('../designer/designer-list-page.tsx'), 'DesignerListPage'),
})

const oneFlow = createRoute({
  getParentRoute: () => root,
  path: '/designer/$flow',
  validateSearch: readDesignerSearch,
  component: lazyRouteComponent(() => import('../designer/designer-page.tsx'), 'DesignerPage'),
})

const oneProposal = createRoute({
  getParentRoute: () => root,
  path: '/designer/proposals/$proposal',
  component: lazyRouteComponent(() => import('../designer/proposal-page.tsx'), 'ProposalPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('../sign-in/account-page.tsx'), 'AccountPage'),
})

const administration = createRoute({
  getParentRoute: () => root,
  path: '/administration',
  component: lazyRouteComponent(() => import('../administration/administration-page.tsx'), 'AdministrationPage'),
})

const administrationSection = createRoute({
  getParentRoute: () => administration,
  path: '$section',
})

/** The addresses of the app. */
export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: root.addChildren([
      home,
      cases,
      oneCase,
      breaches,
      oneRetrospective,
      board,
      reports,
      reportFacts,
      scheduledReports,
      diagnosis,
      factorCases,
      forecast,
      scorecards,
      start,
      designer,
      oneFlow,
      oneProposal,
      account,
      administration.addChildren([administrationSection]),
    ]),
    defaultPreload: 'intent',
    defaultErrorComponent: PageFailure,
    scrollRestoration: true,
    parseSearch: readSearchText,
    stringifySearch: writeSearchText,
    ...(history ? { history } : {}),
  })
}

/** Fetches the code of the page at the present address, so that it is there when one is let in; a page that cannot be fetched says so itself. */
export function fetchPage(router: ReturnType<typeof createAppRouter>): void {
  const { pathname, search } = router.latestLocation
  for (const { routeId } of router.matchRoutes(pathname, search)) {
    router.loadRouteChunk(router.routesById[routeId])?.catch(() => undefined)
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
