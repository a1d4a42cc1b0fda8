CREATE TABLE "feature_plan_run" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"feature" text NOT NULL,
	"confirm" boolean NOT NULL,
	"roles" text[] NOT NULL,
	"channels" text[]
);
--> statement-breakpoint
CREATE TABLE "feature_plan_step" (
	"run_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"action" text NOT NULL,
	"feature" text,
	"job_id" text,
	"channel_database_id" text,
	"state" text NOT NULL,
	"message" text,
	"session_id" uuid,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "feature_plan_step_run_id_place_pk" PRIMARY KEY("run_id","place"),
	CONSTRAINT "feature_plan_step_state" CHECK ("feature_plan_step"."state" in ('NEEDED', 'RUNNING', 'DONE', 'FAILED')),
	CONSTRAINT "feature_plan_step_action" CHECK (case "feature_plan_step"."action"
        when 'ENABLE_FEATURE' then "feature_plan_step"."feature" is not null
        when 'RUN_CDX_JOB' then "feature_plan_step"."job_id" is not null and "feature_plan_step"."channel_database_id" is not null
        when 'FLUSH_CHANNEL_CACHE' then "feature_plan_step"."channel_database_id" is not null
        else false
      end)
);
--> statement-breakpoint
ALTER TABLE "feature_plan_run" ADD CONSTRAINT "feature_plan_run_run_id_batch_run_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_run"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feature_plan_run" ADD CONSTRAINT "feature_plan_run_feature_feature_key_fk" FOREIGN KEY ("feature") REFERENCES "public"."feature"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feature_plan_step" ADD CONSTRAINT "feature_plan_step_run_id_feature_plan_run_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."feature_plan_run"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
insert into batch_job (id, caption, aliases, description)
values (
  'feature-plan',
  'Bring a feature to the channels',
  array[]::text[],
  'Enables a feature with its prerequisites, applies 1110, 1010 and 1070 in each channel database and flushes its cache: started by runFeaturePlan, looked at with featurePlanRun.'
);
