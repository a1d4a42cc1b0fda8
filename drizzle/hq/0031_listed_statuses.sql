update open_operation open
set chunk_id = o.chunk_id
from operation o
where o.operation_id = open.operation_id and open.status = 'IN_PROGRESS';--> statement-breakpoint
-- Found by the index of statuses, and few: what is not yet distributed, or never will be.
update operation
set listed_status = case status when 'IN_PROGRESS' then 'UPLOADED' else status end
where route = 'ASYNC'
  and status = any('{UPLOADED,IN_PROGRESS,SYNCED,FAILED,WAITING_ON,SUPERSEDED,DISMISSED}')
  and listed_status = 'DISTRIBUTED';
